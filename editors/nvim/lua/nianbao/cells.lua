-- From cell to cell with Tab and Shift-Tab, within a table, in insert mode. Elsewhere, and while a menu or a snippet has
-- the key, it does what it did before.

local M = {}

-- A space in front of a row may be an ideographic one; the separator may be full-width.
local ROW = [=[^\%(\s\|　\)*[|｜]]=]
local DELIMITERS = [=[^\%(\s\|　\)*[|｜]\%(\%(\s\|　\)*[:：]\?[-－—–―]\+[:：]\?\%(\s\|　\)*[|｜]\?\)\+\%(\s\|　\)*$]=]

local function line_at(number)
  return vim.api.nvim_buf_get_lines(0, number - 1, number, false)[1] or ''
end

local function is_row(number)
  return vim.fn.match(line_at(number), ROW) >= 0
end

--- The cells of a row: the bytes between its separators, counted from 0. A separator behind a backslash is text.
function M.cells(text)
  local found, at = {}, 0
  while at < #text do
    local byte = text:sub(at + 1, at + 1)
    local wide = text:sub(at + 1, at + 3) == '｜'
    if byte == '\\' then
      at = at + 2
    elseif byte == '|' or wide then
      if #found > 0 then
        found[#found].to = at
      end
      at = at + (wide and 3 or 1)
      found[#found + 1] = { from = at, to = #text }
    else
      at = at + 1
    end
  end
  -- Behind the last one there is a cell only if something stands there.
  local last = found[#found]
  if #found > 1 and vim.trim(text:sub(last.from + 1)) == '' then
    found[#found] = nil
  end
  return found
end

--- Where one comes to from a place: the line, the bytes of what stands in the cell, and the number of the cell.
local function target(line, column, by)
  local row = M.cells(line_at(line))
  local at = 0
  for number, cell in ipairs(row) do
    if cell.from <= column then
      at = number
    end
  end
  at = at + by
  if at < 1 or at > #row then
    line = line + by
    while is_row(line) and vim.fn.match(line_at(line), DELIMITERS) >= 0 do
      line = line + by
    end
    if line < 1 or not is_row(line) then
      return nil
    end
    local text = line_at(line)
    row = M.cells(text)
    -- What a row is called is not what one fills in.
    local named = #row > 1 and vim.trim(text:sub(row[1].from + 1, row[1].to)) ~= ''
    at = by < 0 and #row or named and 2 or 1
  end
  local cell = row[at]
  if not cell then
    return nil
  end
  local text = line_at(line):sub(cell.from + 1, cell.to)
  local content = vim.trim(text)
  if content == '' then
    local inside = cell.from + (#text > 1 and 1 or 0)
    return line, inside, inside, at
  end
  local first = cell.from + text:find(content, 1, true) - 1
  return line, first, first + #content, at
end

local function keys(text)
  return vim.api.nvim_replace_termcodes(text, true, false, true)
end

-- Before all that has been typed meanwhile.
local function feed(typed, mapped)
  vim.api.nvim_feedkeys(typed, mapped and 'mi' or 'ni', false)
end

--- Moves on by a cell. What stands there is selected, as a word processor does it; in the first cell of a row the cursor
--- stands behind it.
function M.go(by)
  local cursor = vim.api.nvim_win_get_cursor(0)
  local line, first, last, at = target(cursor[1], cursor[2], by)
  if not line then
    return
  end
  local inserting = vim.api.nvim_get_mode().mode:sub(1, 1) == 'i'
  local selects = first < last and at > 1
  local text = line_at(line)
  local function to(byte)
    return ('<Cmd>call cursor(%d, %d)<CR>'):format(line, byte + 1)
  end
  if selects then
    -- Onto the last character, or where a selection ends before its cursor, behind it.
    local behind = vim.o.selection == 'exclusive' and last or last - #vim.fn.matchstr(text:sub(first + 1, last), '.$')
    feed(keys('<Esc>' .. to(first) .. 'v' .. to(behind) .. '<C-g>'))
  elseif inserting then
    feed(keys(to(last)))
  else
    feed(keys('<Esc>' .. to(last) .. (last < #text and 'i' or 'A')))
  end
end

--- Whether something else has the key now.
local function is_taken(by)
  if vim.fn.pumvisible() == 1 then
    return true
  end
  -- From 0.10 on.
  return vim.snippet ~= nil and vim.snippet.active({ direction = by })
end

--- What the key means to everything but this plugin.
local function otherwise(mode, key)
  for _, map in ipairs(vim.api.nvim_get_keymap(mode)) do
    if map.lhs:lower() == key:lower() then
      if map.callback then
        local typed = map.callback()
        if map.expr == 1 and type(typed) == 'string' then
          feed(map.replace_keycodes == 1 and keys(typed) or typed, map.noremap ~= 1)
        end
        return
      end
      return feed(map.expr == 1 and vim.api.nvim_eval(map.rhs) or keys(map.rhs), map.noremap ~= 1)
    end
  end
  feed(keys(key))
end

--- What the key does: a cell on, or what it did before.
function M.press(mode, key, by)
  local row = vim.api.nvim_win_get_cursor(0)[1]
  if is_row(row) and not is_taken(by) then
    return M.go(by)
  end
  otherwise(mode, key)
end

--- What Enter does: at the end of a row the next one that the table lacks, with a place in each cell for a figure; else
--- what it did before. Needs the snippets of 0.10.
function M.enter()
  local row = vim.api.nvim_win_get_cursor(0)[1]
  local client = vim.snippet and is_row(row) and vim.fn.pumvisible() == 0 and require('nianbao').clients(0)[1]
  if client then
    local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
    local changed = vim.api.nvim_buf_get_changedtick(0)
    local ok, answer = pcall(vim.lsp.buf_request_sync, 0, 'nianbao/onEnter', params, 1000)
    local said = ok and answer and answer[client.id]
    local edits = said and said.result
    if type(edits) == 'table' and edits[1] and changed == vim.api.nvim_buf_get_changedtick(0) then
      local column = vim.api.nvim_win_get_cursor(0)[2]
      vim.api.nvim_buf_set_text(0, row - 1, column, row - 1, #line_at(row), {})
      return vim.snippet.expand(edits[1].newText)
    end
  end
  otherwise('i', '<CR>')
end

local KEYS = { ['<Tab>'] = 1, ['<S-Tab>'] = -1 }
local MODES = { 'i', 's' }

--- Takes the keys in the current buffer.
function M.map()
  for key, by in pairs(KEYS) do
    for _, mode in ipairs(MODES) do
      vim.keymap.set(mode, key, function()
        M.press(mode, key, by)
      end, { buffer = true, desc = by == 1 and '下一格 · next cell' or '上一格 · previous cell' })
    end
  end
end

--- Takes Enter in the current buffer.
function M.map_enter()
  vim.keymap.set('i', '<CR>', M.enter, { buffer = true, desc = '下一行 · next row' })
end

--- Gives them back.
function M.unmap()
  pcall(vim.keymap.del, 'i', '<CR>', { buffer = true })
  for key in pairs(KEYS) do
    for _, mode in ipairs(MODES) do
      pcall(vim.keymap.del, mode, key, { buffer = true })
    end
  end
end

return M
