-- nianbao in Neovim: the language server's client, and a few commands around it.
--
-- On 0.11 and later it is an ordinary configuration of vim.lsp, named `nianbao`, which vim.lsp.config can change.
-- Older releases start the client from an autocommand.

local M = {}

--- What may be set, with vim.g.nianbao = { … } before the plugin is loaded, or require('nianbao').setup({ … }).
M.config = {
  -- The program and its arguments.
  cmd = { 'nianbao', 'server' },
  -- What marks the folder of a workspace.
  root_markers = { 'nianbao.toml', '.git' },
  -- As in nianbao.toml and on the command line: language = 'zh', select = { … }, ignore = { … }.
  settings = {},
  -- Whether to format a report when it is written.
  format_on_save = false,
  -- Whether Tab and Shift-Tab go from cell to cell within a table.
  tab_cells = true,
  -- Whether Enter at the end of a row opens the next one that the table lacks (0.10 and later).
  enter_rows = true,
  -- Whether values of = and right sums are shown beside the figures (0.10 and later).
  hints = true,
  -- Whether typing a separator sets its row straight, and how a table stands is shown above it (0.12).
  on_type = true,
  lenses = true,
  -- For the client of releases before 0.11; on later ones vim.lsp.config has them all.
  on_attach = nil,
  capabilities = nil,
}

--- Whether this Neovim has vim.lsp.config and vim.lsp.enable.
function M.is_current()
  return vim.fn.has('nvim-0.11') == 1 and vim.lsp.config ~= nil and vim.lsp.enable ~= nil
end

local function options()
  return {
    name = 'nianbao',
    cmd = M.config.cmd,
    settings = { nianbao = M.config.settings },
    init_options = M.config.settings,
  }
end

--- What this client can do: what the editor says, and showing texts that the server alone has.
local function capabilities()
  local own = { workspace = { textDocumentContent = vim.empty_dict() } }
  return vim.tbl_deep_extend('force', M.config.capabilities or vim.lsp.protocol.make_client_capabilities(), own)
end

--- Turns on what the editor has for a server that has just been attached.
local function on_attached(buffer, client)
  if M.config.hints and vim.lsp.inlay_hint then
    vim.lsp.inlay_hint.enable(true, { bufnr = buffer })
  end
  if M.config.lenses and vim.lsp.codelens and vim.lsp.codelens.enable then
    vim.lsp.codelens.enable(true, { bufnr = buffer })
  end
  if M.config.on_type and vim.lsp.on_type_formatting then
    vim.lsp.on_type_formatting.enable(true, { client_id = client.id })
  end
end

--- Fills a buffer with a text of the server's: the page of a rule, or what a provision says.
local function read_text(uri, buffer)
  local client = M.clients()[1]
  local lines = { 'nianbao: 核对服务没有运行 · the server is not running' }
  if client then
    local done, answer = false, nil
    local function take(_, result)
      done, answer = true, result
    end
    if M.is_current() then
      client:request('workspace/textDocumentContent', { uri = uri }, take)
    else
      client.request('workspace/textDocumentContent', { uri = uri }, take, buffer)
    end
    vim.wait(2000, function()
      return done
    end, 10)
    lines = vim.split(answer and answer.text or '', '\n')
  end
  vim.bo[buffer].modifiable = true
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, lines)
  vim.bo[buffer].buftype = 'nofile'
  vim.bo[buffer].swapfile = false
  vim.bo[buffer].modifiable = false
  vim.cmd('silent! setlocal filetype=markdown')
end

--- The folder that a file belongs to.
local function root_of(path)
  local folder = vim.fn.fnamemodify(path ~= '' and path or vim.fn.getcwd() .. '/x', ':p:h')
  local above = folder
  while above ~= '' do
    for _, marker in ipairs(M.config.root_markers) do
      if vim.fn.filereadable(above .. '/' .. marker) == 1 or vim.fn.isdirectory(above .. '/' .. marker) == 1 then
        return above
      end
    end
    local next_above = vim.fn.fnamemodify(above, ':h')
    if next_above == above then
      break
    end
    above = next_above
  end
  return folder
end
M.root_of = root_of

local told = false

--- Says once that there is no program to run.
local function complain()
  if not told then
    told = true
    vim.schedule(function()
      vim.notify(
        ('找不到 %s：请安装 nianbao，或设置 vim.g.nianbao.cmd · %s is not found: install nianbao, or set vim.g.nianbao.cmd (:checkhealth nianbao)'):format(
          M.config.cmd[1],
          M.config.cmd[1]
        ),
        vim.log.levels.WARN
      )
    end)
  end
end

-- The clients of releases before 0.11, by their folders.
local clients = {}

--- Starts the server for a buffer, or attaches one that runs.
local function attach(buffer)
  if vim.fn.executable(M.config.cmd[1]) ~= 1 then
    return complain()
  end
  local root = root_of(vim.api.nvim_buf_get_name(buffer))
  local client = clients[root] and vim.lsp.get_client_by_id(clients[root])
  if not client or client.is_stopped() then
    local config = vim.tbl_extend('force', options(), {
      root_dir = root,
      workspace_folders = { { uri = vim.uri_from_fname(root), name = vim.fn.fnamemodify(root, ':t') } },
      capabilities = capabilities(),
      on_attach = M.config.on_attach,
    })
    clients[root] = vim.lsp.start_client(config)
  end
  if clients[root] then
    vim.lsp.buf_attach_client(buffer, clients[root])
  end
end

local function on_events()
  local group = vim.api.nvim_create_augroup('nianbao', { clear = true })
  local event = function(name, act, pattern)
    vim.api.nvim_create_autocmd(name, { group = group, pattern = pattern, callback = act })
  end
  if M.is_current() then
    event('FileType', function()
      if vim.fn.executable(M.config.cmd[1]) ~= 1 then
        complain()
      end
    end, 'nianbao')
  else
    event('FileType', function(args)
      attach(args.buf)
    end, 'nianbao')
  end
  event('BufReadCmd', function(args)
    -- To the editor it is a path below the current folder.
    read_text(args.match:match('nianbao:/.*$'), args.buf)
  end, '*nianbao:/*')
  if vim.fn.has('nvim-0.10') == 1 then
    event('LspAttach', function(args)
      local client = vim.lsp.get_client_by_id(args.data.client_id)
      if client and client.name == 'nianbao' then
        on_attached(args.buf, client)
      end
    end, nil)
  end
  event('BufWritePre', function(args)
    if M.config.format_on_save and vim.bo[args.buf].filetype == 'nianbao' then
      M.format(args.buf)
    end
  end, { '*.nianbao', '*.nianbao.md' })
end

--- The clients of a buffer; without one, all of them.
function M.clients(buffer)
  if vim.lsp.get_clients then
    return vim.lsp.get_clients({ name = 'nianbao', bufnr = buffer })
  end
  local all = buffer and vim.lsp.buf_get_clients(buffer) or vim.lsp.get_active_clients()
  return vim.tbl_filter(function(client)
    return client.name == 'nianbao'
  end, vim.tbl_values(all))
end

--- Whether a buffer shows other characters than its author wrote: bytes that are no UTF-8, read as Latin-1 for want of
--- anything better. Written as they are they stay what they were; changed, a separator may come into a character.
function M.is_misread(buffer)
  if vim.bo[buffer].fileencoding ~= 'latin1' then
    return false
  end
  for _, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    if line:find('[\128-\255]') then
      return true
    end
  end
  return false
end

local function warn_of_misreading()
  vim.notify(
    '这份年报不是 UTF-8 编码，显示的是乱码，不要修改。用 :edit ++enc=gb18030 重新打开，再用 :set fileencoding=utf-8 转为 UTF-8'
      .. ' · this report is not UTF-8; do not change it, but open it again: :edit ++enc=gb18030, and :set fileencoding=utf-8',
    vim.log.levels.WARN
  )
end

--- What is done for a buffer when its file type is set.
function M.on_buffer()
  if M.config.tab_cells then
    require('nianbao.cells').map()
  end
  if M.config.enter_rows and vim.snippet then
    require('nianbao.cells').map_enter()
  end
  if M.is_misread(0) then
    vim.schedule(warn_of_misreading)
  end
end

--- Formats a report, and waits for it.
function M.format(buffer)
  if #M.clients(buffer) == 0 then
    return
  end
  if M.is_misread(buffer) then
    return warn_of_misreading()
  end
  if vim.lsp.buf.format then
    vim.lsp.buf.format({ bufnr = buffer, name = 'nianbao', timeout_ms = 2000 })
  else
    vim.lsp.buf.formatting_sync(nil, 2000)
  end
end

--- Fixes everything that can safely be fixed.
function M.fix_all()
  if M.is_misread(0) then
    return warn_of_misreading()
  end
  local context = { only = { 'source.fixAll.nianbao' }, diagnostics = {} }
  if vim.fn.has('nvim-0.8') == 1 then
    return vim.lsp.buf.code_action({ context = context, apply = true })
  end
  local params = vim.lsp.util.make_range_params()
  params.context = context
  for id, answer in pairs(vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, 2000) or {}) do
    local client = vim.lsp.get_client_by_id(id)
    for _, action in ipairs(answer.result or {}) do
      if not action.edit and client then
        local resolved = client.request_sync('codeAction/resolve', action, 2000, 0)
        action = resolved and resolved.result or action
      end
      if action.edit then
        vim.lsp.util.apply_workspace_edit(action.edit, client and client.offset_encoding or 'utf-16')
      end
    end
  end
end

-- What the server offered when the completion under way began.
local offered = {}

--- An 'omnifunc' for releases before 0.11, whose own one leaves out what does not begin as it is typed: a row that is
--- written by its pinyin initials.
function M.omnifunc(findstart, base)
  if findstart == 1 then
    offered = {}
    local line = vim.api.nvim_get_current_line()
    local column = vim.api.nvim_win_get_cursor(0)[2]
    local start = vim.fn.match(line:sub(1, column), '\\k*$')
    local params = vim.lsp.util.make_position_params()
    for id, answer in pairs(vim.lsp.buf_request_sync(0, 'textDocument/completion', params, 2000) or {}) do
      local client = vim.lsp.get_client_by_id(id)
      local wide = not client or client.offset_encoding ~= 'utf-8'
      for _, item in ipairs(answer.result and (answer.result.items or answer.result) or {}) do
        local edit = item.textEdit
        if edit then
          local from = (edit.range or edit.insert).start.character
          start = wide and vim.str_byteindex(line, from, true) or from
        end
        offered[#offered + 1] = {
          word = edit and edit.newText or item.insertText or item.label,
          abbr = item.label,
          menu = item.detail,
          filter = (item.filterText or item.label):lower(),
          sort = item.sortText or item.label,
        }
      end
    end
    table.sort(offered, function(a, b) return a.sort < b.sort end)
    return start
  end
  base = base:lower()
  return vim.tbl_filter(function(item)
    return item.filter:find(base, 1, true) ~= nil
  end, offered)
end

--- Stops the server, and starts it anew for the open reports.
function M.restart()
  for _, client in ipairs(M.clients()) do
    if client.stop then
      -- From 0.11 on it is a method; before, a function that takes no client.
      if M.is_current() then
        client:stop()
      else
        client.stop()
      end
    end
  end
  clients = {}
  vim.defer_fn(function()
    for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
      if vim.api.nvim_buf_is_loaded(buffer) and vim.bo[buffer].filetype == 'nianbao' then
        vim.api.nvim_exec_autocmds('FileType', { buffer = buffer, modeline = false })
      end
    end
  end, 500)
end

--- Runs the program beside the server, and gives its lines.
function M.run(arguments)
  local command = vim.list_extend({ M.config.cmd[1] }, arguments)
  local lines = vim.fn.systemlist(command)
  return lines, vim.v.shell_error
end

--- Shows text in a window of its own.
local function show(lines, name)
  vim.cmd('new')
  vim.bo.buftype = 'nofile'
  vim.bo.bufhidden = 'wipe'
  vim.bo.swapfile = false
  vim.api.nvim_buf_set_lines(0, 0, -1, false, lines)
  vim.bo.modifiable = false
  -- Some packages of Neovim lack the tree-sitter parser that this file type wants; the page is shown without it, too.
  vim.cmd('silent! setlocal filetype=markdown')
  pcall(vim.api.nvim_buf_set_name, 0, name)
end

--- The rule of the finding at the cursor.
local function rule_at_cursor()
  local found = vim.diagnostic.get(0, { lnum = vim.api.nvim_win_get_cursor(0)[1] - 1 })
  for _, diagnostic in ipairs(found) do
    local lsp = diagnostic.user_data and diagnostic.user_data.lsp
    local code = diagnostic.code or (lsp and lsp.code)
    if code then
      return tostring(code)
    end
  end
end

--- Shows the page of a rule; without a name that of the finding at the cursor.
function M.explain(rule)
  rule = rule ~= '' and rule or rule_at_cursor()
  if not rule then
    return vim.notify('光标处没有问题；请写出规则名 · nothing is found at the cursor; name a rule', vim.log.levels.WARN)
  end
  local lines, code = M.run({ 'explain', rule })
  if code ~= 0 then
    return vim.notify(table.concat(lines, '\n'), vim.log.levels.ERROR)
  end
  show(lines, 'nianbao://' .. rule)
end

--- Checks every report below the current folder; what is found goes to the quickfix list.
function M.check(path)
  local lines = M.run({ 'check', '-q', '--force-exclude', '--output-format', 'concise', '--color', 'never', path ~= '' and path or '.' })
  vim.fn.setqflist({}, ' ', { title = 'nianbao check', lines = lines, efm = '%f:%l:%c: %m' })
  if #lines == 0 then
    return vim.notify('没有发现问题 · nothing was found')
  end
  vim.cmd('copen')
end

--- A new report to fill in: :NianbaoNew 机关 年度.
function M.new(agency, year)
  local lines, code = M.run({ 'new', '--agency', agency, '--year', year })
  if code ~= 0 then
    return vim.notify(table.concat(lines, '\n'), vim.log.levels.ERROR)
  end
  vim.cmd('enew')
  vim.api.nvim_buf_set_lines(0, 0, -1, false, lines)
  pcall(vim.api.nvim_buf_set_name, 0, ('%s-%s.nianbao'):format(agency, year))
  vim.bo.filetype = 'nianbao'
end

local commands = {
  NianbaoExplain = { function(args) M.explain(args.args) end, { nargs = '?' } },
  NianbaoCheck = { function(args) M.check(args.args) end, { nargs = '?', complete = 'file' } },
  NianbaoNew = { function(args) M.new(args.fargs[1], args.fargs[2] or '') end, { nargs = '+' } },
  NianbaoFixAll = { M.fix_all, {} },
  NianbaoRestart = { M.restart, {} },
}

--- Makes the commands, and the server known to Neovim. The plugin calls it.
function M.enable()
  M.config = vim.tbl_deep_extend('force', M.config, vim.g.nianbao or {})
  for name, command in pairs(commands) do
    vim.api.nvim_create_user_command(name, command[1], command[2])
  end
  on_events()
  if M.is_current() then
    local config = options()
    config.filetypes = { 'nianbao' }
    config.root_markers = M.config.root_markers
    config.on_attach = M.config.on_attach
    config.capabilities = capabilities()
    vim.lsp.config('nianbao', config)
    -- Without its program there is nothing to start; :checkhealth says so.
    if vim.fn.executable(M.config.cmd[1]) == 1 then
      vim.lsp.enable('nianbao')
    end
  end
end

--- Takes over settings; those that are not given stay as they are.
function M.setup(settings)
  vim.g.nianbao = vim.tbl_deep_extend('force', vim.g.nianbao or {}, settings or {})
  M.enable()
end

return M
