-- Neovim, end to end, by its own API: for 0.7 (the old client) and for 0.11 and later (vim.lsp.config). Run by ./run,
-- with the plugin on the runtime path.

local started = vim.loop.hrtime()
local report = vim.env.REPORT
local name = vim.env.NAME

local function say(what, how)
  io.stdout:write(('[%5.1f s] %s: %s: %s\n'):format((vim.loop.hrtime() - started) / 1e9, name, what, how))
end

local function failed(what, why)
  say(what, 'FAILED: ' .. vim.split(tostring(why), '\n')[1])
  vim.fn.writefile(vim.split(tostring(why), '\n'), vim.env.OUT .. '/failure.txt')
  vim.cmd('cquit 1')
end

-- Does one step: asks until it holds, or its limit is reached.
local function step(what, seconds, act)
  local said, problem
  local holds = vim.wait(seconds * 1000, function()
    local ok, result = pcall(act)
    said, problem = ok and result, not ok and result
    return said
  end, 50)
  if not holds then
    return failed(what, ('not done after %d s %s'):format(seconds, problem or ''))
  end
  say(what, said == true and 'ok' or ('ok (%s)'):format(said))
end

-- A step that changes something: done once. What it waits for it waits for itself, and its limit is checked behind it;
-- one that never comes back is ended by ./run.
local function once(what, seconds, act)
  local begun = vim.loop.hrtime()
  local ok, result = pcall(act)
  local took = (vim.loop.hrtime() - begun) / 1e9
  if not ok or not result then
    return failed(what, result)
  elseif took > seconds then
    return failed(what, ('took %.1f s, more than %d'):format(took, seconds))
  end
  say(what, result == true and 'ok' or ('ok (%s)'):format(result))
end

local function lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, false)
end

-- The first line with a text in it, counted from 1, and the byte that the text begins at, counted from 0.
local function find(text)
  for number, line in ipairs(lines()) do
    local from = line:find(text, 1, true)
    if from then
      return number, from - 1
    end
  end
  error('nowhere: ' .. text)
end

-- Asks the server, and waits.
local function request(method, params, milliseconds)
  local answers = vim.lsp.buf_request_sync(0, method, params, milliseconds or 3000) or {}
  for _, answer in pairs(answers) do
    if answer.err or answer.error then
      error(vim.inspect(answer.err or answer.error))
    end
    if answer.result then
      return answer.result
    end
  end
end

local encoding = function()
  return require('nianbao').clients()[1].offset_encoding
end

local function position()
  return vim.lsp.util.make_position_params(0, encoding())
end

local function diagnostics()
  return vim.diagnostic.get(0)
end

local function code(diagnostic)
  local lsp = diagnostic.user_data and diagnostic.user_data.lsp
  return diagnostic.code or (lsp and lsp.code)
end

step('knows the file type', 5, function()
  vim.cmd('edit ' .. vim.fn.fnameescape(report))
  return vim.bo.filetype == 'nianbao' and vim.bo.commentstring == '<!-- %s -->' and vim.bo.omnifunc ~= ''
end)

step('colours without tree-sitter', 5, function()
  local line, column = find('1.属于国家秘密')
  local id = vim.fn.synID(line, column + 1, 1)
  return vim.fn.synIDattr(id, 'name') == 'nianbaoLabel'
end)

step('attaches the server', 20, function()
  return #require('nianbao').clients(0) == 1 and encoding()
end)

step('finds the mistakes at their cells', 20, function()
  local line, column = find('| 行政复议')
  for _, diagnostic in ipairs(diagnostics()) do
    if diagnostic.lnum == line - 1 and code(diagnostic) == 'totals/row' then
      local text = lines()[line]:sub(diagnostic.col + 1, diagnostic.end_col)
      assert(text == '23', ('under “%s”'):format(text))
      assert(diagnostic.message:find('19 + 2 + 8 + 3 = 32', 1, true), diagnostic.message)
      assert(diagnostic.source == 'nianbao', diagnostic.source)
      return '23: ' .. vim.split(diagnostic.message, '\n')[1]
    end
  end
  return false
end)

once('hovers a row and reads the article', 10, function()
  local line, column = find('1.属于国家秘密')
  vim.api.nvim_win_set_cursor(0, { line, column + 4 })
  local hover = request('textDocument/hover', position())
  local text = hover.contents.value
  assert(text:find('第十四条', 1, true), text)
  return vim.split(text, '\n')[1]
end)

once('completes the row that is missing, by pinyin', 10, function()
  local line = find('| 1.信访举报投诉类申请')
  vim.api.nvim_buf_set_lines(0, line, line, false, { '| cfsq' })
  vim.api.nvim_win_set_cursor(0, { line + 1, 6 })
  vim.wait(300)
  local result = request('textDocument/completion', position())
  local items = result.items or result
  for _, item in ipairs(items) do
    if item.label:find('重复申请', 1, true) then
      assert(item.filterText:find('cfsq', 1, true), vim.inspect(item.filterText))
      vim.lsp.util.apply_text_edits({ item.textEdit }, vim.api.nvim_get_current_buf(), encoding())
      local row = lines()[line + 1]
      assert(row:find('2.重复申请', 1, true), row)
      return (row:gsub('%s%s+', ' '))
    end
  end
  error(('%d items, none of them the row'):format(#items))
end)

-- A second Neovim, which gets the keys of a user: this one is busy with the test.
local function child(...)
  local arguments = { vim.env.NVIM_PROGRAM, '--embed', '--headless', '--clean', '--cmd', 'set noswapfile rtp^=' .. vim.env.PLUGIN }
  local job = vim.fn.jobstart(vim.list_extend(arguments, { ... }), { rpc = true })
  local it = {}
  function it.ask(lua, ...)
    return vim.rpcrequest(job, 'nvim_exec_lua', lua, { ... })
  end
  function it.keys(keys)
    vim.rpcrequest(job, 'nvim_input', keys)
  end
  function it.wait(what, holds)
    assert(vim.wait(8000, holds, 50), what)
  end
  -- What it said: an error among it, if there was one.
  function it.messages()
    return it.ask("return vim.api.nvim_exec('messages', true)")
  end
  function it.stop()
    vim.fn.jobstop(job)
  end
  it.ask("vim.cmd('edit ' .. vim.fn.fnameescape(...))", report)
  return it
end

once('completes by omnifunc, as it is typed', 20, function()
  local user = child()
  user.wait('no server', function() return user.ask('return #require("nianbao").clients(0)') == 1 end)
  user.ask("vim.fn.cursor(vim.fn.search('信访举报投诉类申请'), 1)")
  user.keys('o| cfsq')
  user.wait('the keys', function() return user.ask('return vim.api.nvim_get_current_line()') == '| cfsq' end)
  user.keys('<C-x><C-o>')
  -- The only one that fits is put in at once, without a menu.
  user.wait('no row', function() return user.ask("return vim.api.nvim_get_current_line()"):find('2.重复申请', 1, true) end)
  user.keys('<C-y><Esc>')
  vim.wait(200)
  local row = user.ask('return vim.api.nvim_get_current_line()')
  assert(select(2, row:gsub('|', '')) == 9, row)
  user.stop()
  return (row:gsub('%s%s+', ' '))
end)

-- What came with 0.10 and later: snippets, hints, and what later ones do of themselves.
if vim.snippet then
  once('opens the next row by Enter, with a place for its figures', 20, function()
    local user = child()
    user.wait('no server', function() return user.ask('return #require("nianbao").clients(0)') == 1 end)
    user.ask("vim.fn.cursor(vim.fn.search('信访举报投诉类申请'), 1)")
    user.keys('A<CR>')
    user.wait('no row', function() return user.ask("return vim.api.nvim_get_current_line()"):find('2.重复申请', 1, true) end)
    user.keys('7')
    user.wait('no figure', function() return user.ask("return vim.api.nvim_get_current_line()"):find('重复申请[ |]+7 |') end)
    local row = user.ask('return vim.api.nvim_get_current_line()')
    user.wait('no hints', function() return user.ask('return #vim.lsp.inlay_hint.get({ bufnr = 0 })') > 0 end)
    local said = user.messages()
    assert(not said:find('E%d+:'), said)
    user.stop()
    return (row:gsub('%s%s+', ' '))
  end)

  once('sets the row straight when a separator is typed, and gives it its cells', 20, function()
    if not vim.lsp.on_type_formatting then
      return 'not in this Neovim'
    end
    local user = child()
    user.wait('no server', function() return user.ask('return #require("nianbao").clients(0)') == 1 end)
    user.ask("vim.fn.cursor(vim.fn.search('信访举报投诉类申请'), 1)")
    user.keys('o| 2.重复申请')
    user.wait('the keys', function() return user.ask('return vim.api.nvim_get_current_line()') == '| 2.重复申请' end)
    vim.wait(200)
    user.keys(' |')
    user.wait('no cells', function() return select(2, user.ask('return vim.api.nvim_get_current_line()'):gsub('|', '')) == 9 end)
    local row, column = user.ask('return vim.api.nvim_get_current_line()'), user.ask('return vim.fn.col(".")')
    user.stop()
    return ('%s, the cursor before %q'):format(row:gsub('%s%s+', ' '), row:sub(column, column + 3))
  end)

  once('colours what the server knows, and selects cell, row, table', 20, function()
    if not (vim.lsp.semantic_tokens and vim.lsp.buf.selection_range) then
      return 'not in this Neovim'
    end
    local user = child()
    user.wait('no server', function() return user.ask('return #require("nianbao").clients(0)') == 1 end)
    user.ask("vim.fn.cursor(vim.fn.search('| 4.保护第三方合法权益'), 1) vim.cmd('normal! $2h')")
    user.wait('no tokens', function()
      return user.ask([[
        local found = {}
        for _, token in ipairs(vim.lsp.semantic_tokens.get_at_pos() or {}) do
          found[#found + 1] = token.type .. (token.modifiers.wrong and ' wrong' or '')
        end
        return table.concat(found, ',')
      ]]) == 'number wrong'
    end)
    user.ask('vim.lsp.buf.selection_range(1)')
    user.wait('nothing selected', function() return user.ask('return vim.api.nvim_get_mode().mode') == 'v' end)
    local chosen = user.ask("return vim.fn.getregion(vim.fn.getpos('v'), vim.fn.getpos('.'))[1]")
    assert(vim.trim(chosen) == '3', chosen)
    user.stop()
    return 'number wrong, ' .. vim.trim(chosen)
  end)
end

once('reads a provision in a buffer of its own', 10, function()
  local user = child()
  user.wait('no server', function() return user.ask('return #require("nianbao").clients(0)') == 1 end)
  user.ask("vim.cmd('edit nianbao:/law/articles/50.md')")
  local text = user.ask("return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\\n')")
  assert(text:find('第五十条', 1, true), text)
  assert(user.ask('return vim.bo.modifiable') == false, 'it can be changed')
  user.stop()
  return true
end)

once('knows the cells of a sum, the agency’s name and the state of each table', 10, function()
  local line, column = find('| 行政复议')
  vim.api.nvim_win_set_cursor(0, { line, #lines()[line] - 4 })
  local lit = request('textDocument/documentHighlight', position())
  assert(#lit == 5, vim.inspect(lit))
  local parts = request('textDocument/definition', position())
  assert(#parts == 4, vim.inspect(parts))
  local there = position()
  there.context = { includeDeclaration = true }
  assert(#request('textDocument/references', there) >= 5)
  local named = find('年政府信息公开工作年度报告')
  vim.api.nvim_win_set_cursor(0, { named, 4 })
  local renamed = position()
  renamed.newName = '𠮷山县统计局'
  local edit = request('textDocument/rename', renamed)
  local edits = edit.documentChanges and edit.documentChanges[1].edits or vim.tbl_values(edit.changes)[1]
  assert(#edits >= 2, vim.inspect(edit))
  local document = { textDocument = vim.lsp.util.make_text_document_params() }
  local titles = {}
  for _, lens in ipairs(request('textDocument/codeLens', document)) do
    titles[#titles + 1] = lens.command.title
  end
  local said = table.concat(titles, '；')
  assert(said:find('勾稽 %d+/39'), said)
  return said:sub(1, 90)
end)

once('does a command of the server’s', 20, function()
  local user = child()
  user.wait('no server', function() return user.ask('return #require("nianbao").clients(0)') == 1 end)
  local before = user.ask("return vim.fn.getline(vim.fn.search('^| 规章'))")
  user.ask([[
    local uri = vim.uri_from_bufnr(0)
    vim.lsp.buf_request(0, 'workspace/executeCommand', { command = 'nianbao.addRows', arguments = { { uri = uri, line = vim.fn.search('^| 申请办理情况') - 1 } } }, function() end)
  ]])
  user.wait('no row', function() return user.ask("return vim.fn.search('2.重复申请')") > 0 end)
  assert(user.ask("return vim.fn.getline(vim.fn.search('^| 规章'))") == before, 'another row has changed')
  user.stop()
  return true
end)

once('goes from cell to cell with Tab', 20, function()
  local user = child()
  local function line()
    return user.ask('return vim.api.nvim_get_current_line()')
  end
  local function typed(keys, wanted)
    user.keys(keys)
    user.wait(('%s: “%s”, not “%s”'):format(keys, line(), wanted), function() return line() == wanted end)
  end
  user.ask([[
    vim.api.nvim_buf_set_lines(0, 0, -1, false, { '| 甲😀 | 1 |  |', '| --- | --: | --: |', '| 乙\\|丙 | 20 | 3 |', '文字' })
    vim.fn.cursor(1, 1)
  ]])
  -- From the name of the row to the figure, which is selected, to the blank cell.
  typed('A<Esc>0i<Tab><Tab>7', '| 甲😀 | 7 |  |')
  typed('<Tab>8', '| 甲😀 | 7 | 8 |')
  -- Past the line of dashes and the name of the row; and back.
  typed('<Tab>9', '| 乙\\|丙 | 9 | 3 |')
  typed('<S-Tab>0', '| 乙\\|丙0 | 9 | 3 |')
  typed('<S-Tab>5', '| 甲😀 | 7 | 5 |')
  -- Elsewhere it is what it was, and what the user's own mapping says.
  typed('<Esc>Go<Tab>x', '  x')
  user.ask("vim.api.nvim_set_keymap('i', '<Tab>', '映射', { noremap = true })")
  typed('<Tab>', '  x映射')
  -- While a menu is shown, the key is that of the menu: nothing moves.
  user.keys("<Esc>:iunmap <lt>Tab><CR>1G0a<C-r>=[complete(col('.'), ['午', '未']), ''][1]<CR>")
  user.wait('no menu', function() return user.ask('return vim.fn.pumvisible()') == 1 end)
  user.keys('<Tab>')
  user.wait('no tab', function() return line() ~= '|午 甲😀 | 7 | 5 |' end)
  assert(user.ask('return vim.api.nvim_get_mode().mode') == 'i', 'it moved under the menu')
  local said = user.messages()
  assert(not said:find('E%d+:'), said)
  user.stop()
  return true
end)

once('leaves the bytes of a report that is not UTF-8', 20, function()
  local user = child()
  local gbk = vim.env.OUT .. '/gbk.nianbao'
  -- “机关” in GBK, and a row whose last character ends with the byte of a separator.
  local bytes = '# \187\250\185\216\n\n| \140\124 | 1 |\n| --- | --: |\n'
  local file = assert(io.open(gbk, 'wb'))
  file:write(bytes)
  file:close()
  user.ask("vim.g.nianbao = { format_on_save = true } require('nianbao').setup({}) vim.cmd('edit ' .. vim.fn.fnameescape(...))", gbk)
  user.wait('no server', function() return user.ask('return #require("nianbao").clients(0)') == 1 end)
  user.ask("vim.bo.modified = true vim.cmd('write') require('nianbao').fix_all()")
  user.wait('no word of it', function() return user.messages():find('gb18030', 1, true) end)
  file = assert(io.open(gbk, 'rb'))
  local now = file:read('*a')
  file:close()
  assert(now == bytes, now)
  -- Read as what it is, it can be worked on.
  user.ask("vim.cmd('edit! ++enc=gb18030') vim.cmd('set fileencoding=utf-8') vim.cmd('silent write')")
  assert(vim.fn.readfile(gbk)[1] == '# 机关', vim.fn.readfile(gbk)[1])
  user.stop()
  return true
end)

once('begins a new file in UTF-8, and opens one that cannot be changed', 20, function()
  local user = child('-M')
  user.ask("vim.cmd('edit ' .. vim.fn.fnameescape(...))", vim.env.OUT .. '/不存在.nianbao')
  local said = user.messages()
  assert(not said:find('E%d+:'), said)
  user.stop()
  local other = child()
  other.ask("vim.o.fileencoding = 'latin1' vim.cmd('edit ' .. vim.fn.fnameescape(...))", vim.env.OUT .. '/新的.nianbao')
  assert(other.ask('return vim.bo.fileencoding') == 'utf-8', other.ask('return vim.bo.fileencoding'))
  other.stop()
  return true
end)

once('takes figures', 5, function()
  local line = find('2.重复申请')
  vim.api.nvim_buf_set_lines(0, line - 1, line, false, { '| 2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | = |' })
  return true
end)

once('applies a fix', 10, function()
  local line, column = find('58,006')
  vim.api.nvim_win_set_cursor(0, { line, column })
  vim.wait(500)
  local params = vim.lsp.util.make_range_params(0, encoding())
  params.context = { diagnostics = {} }
  for _, action in ipairs(request('textDocument/codeAction', params)) do
    if action.title:find('写作 58006', 1, true) then
      local edit = action.edit or request('codeAction/resolve', action).edit
      vim.lsp.util.apply_workspace_edit(edit, encoding())
      assert(lines()[line]:find('58006', 1, true), lines()[line])
      return action.title
    end
  end
  error('no such fix')
end)

once('formats', 10, function()
  require('nianbao').format(0)
  local line = find('| 行政处罚 ')
  return lines()[line] == '| 行政处罚           |           1719.5 |' or error(lines()[line])
end)

once('formats by formatexpr', 10, function()
  local line = find('| 行政强制')
  vim.api.nvim_buf_set_lines(0, line - 1, line, false, { '|行政强制|=|' })
  vim.cmd('normal! gggqG')
  vim.wait(500)
  local crooked = pcall(find, '|行政强制|=|')
  return not crooked
end)

once('outlines the report', 10, function()
  local symbols = request('textDocument/documentSymbol', { textDocument = vim.lsp.util.make_text_document_params() })
  return #symbols > 3 and ('%d at the top'):format(#symbols)
end)

once('fixes all that can safely be fixed', 10, function()
  assert(find('23件'))
  require('nianbao').fix_all()
  vim.wait(3000, function() return not pcall(find, '23件') end, 50)
  return not pcall(find, '23件')
end)

once('explains the rule at the cursor', 10, function()
  local line = find('| 行政复议')
  vim.wait(3000, function() return #vim.diagnostic.get(0, { lnum = line - 1 }) > 0 end, 50)
  vim.api.nvim_win_set_cursor(0, { line, 2 })
  vim.cmd('NianbaoExplain')
  local page = table.concat(lines(), '\n')
  vim.cmd('close')
  return page:find('totals/row', 1, true) ~= nil
end)

once('checks the workspace', 20, function()
  vim.cmd('silent write')
  vim.cmd('cd ' .. vim.fn.fnameescape(vim.env.WORKSPACE))
  vim.cmd('NianbaoCheck')
  vim.cmd('cclose')
  local found = vim.fn.getqflist()
  assert(#found > 0 and found[1].bufnr > 0 and found[1].lnum > 0, vim.inspect(found))
  return ('%d found'):format(#found)
end)

once('starts the server anew', 10, function()
  local before = require('nianbao').clients()[1].id
  vim.cmd('NianbaoRestart')
  return vim.wait(8000, function()
    local now = require('nianbao').clients()[1]
    return now and now.id ~= before and #diagnostics() > 0
  end, 50)
end)

once('begins a new report', 10, function()
  vim.cmd('NianbaoNew 云溪市统计局 2024')
  assert(vim.bo.filetype == 'nianbao')
  assert(find('# 云溪市统计局2024年政府信息公开工作年度报告'))
  vim.cmd('bwipeout!')
  vim.cmd('edit ' .. vim.fn.fnameescape(report))
  return true
end)

once('passes its own checkhealth', 20, function()
  vim.cmd('checkhealth nianbao')
  local said = table.concat(lines(), '\n')
  assert(not said:find('ERROR', 1, true) and said:find('/nianbao %d+%.%d+%.%d+'), said)
  assert(said:find('the server is running', 1, true), said)
  return true
end)

once('has help', 5, function()
  vim.cmd('helptags ' .. vim.fn.fnameescape(vim.env.OUT .. '/doc'))
  return vim.fn.filereadable(vim.env.OUT .. '/doc/tags') == 1
end)

once('stops the server', 10, function()
  for _, client in ipairs(require('nianbao').clients()) do
    if require('nianbao').is_current() then client:stop() else client.stop() end
  end
  return vim.wait(5000, function() return #require('nianbao').clients() == 0 end, 50)
end)

vim.cmd('qall!')
