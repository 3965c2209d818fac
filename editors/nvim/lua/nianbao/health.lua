-- :checkhealth nianbao

local M = {}

local nianbao = require('nianbao')
local health = vim.health or require('health')
-- Before 0.10 the functions were named report_….
local start = health.start or health.report_start
local ok = health.ok or health.report_ok
local warn = health.warn or health.report_warn
local problem = health.error or health.report_error
local info = health.info or health.report_info

--- The least release of the program.
M.needed = '0.1.0'

--- Whether a version comes before another, by its numbers.
function M.is_older(version, needed)
  local function numbers(text)
    local found = {}
    for number in text:gmatch('%d+') do
      found[#found + 1] = tonumber(number)
    end
    return found
  end
  local mine, least = numbers(version), numbers(needed)
  for at = 1, 3 do
    local difference = (mine[at] or 0) - (least[at] or 0)
    if difference ~= 0 then
      return difference < 0
    end
  end
  return false
end

function M.check()
  start('nianbao')
  local program = nianbao.config.cmd[1]
  if vim.fn.executable(program) ~= 1 then
    problem(('找不到 %s · %s is not found'):format(program, program), {
      '在它的源代码里安装：cargo install --path . · install it from its sources',
      "或写明路径 · or give its path: vim.g.nianbao = { cmd = { '/…/nianbao', 'server' } }",
    })
    return
  end
  local said = vim.fn.systemlist({ program, '--version' })[1] or ''
  local version = said:match('^nianbao (%d+%.%d+%.%d+%S*)')
  if not version then
    problem(('%s 不是 nianbao · is not nianbao: %s'):format(program, said))
  elseif M.is_older(version, M.needed) then
    problem(('nianbao %s 太旧，需要 %s 或更新的 · is too old, %s or later is needed'):format(version, M.needed, M.needed))
  else
    ok(('%s %s'):format(vim.fn.exepath(program), version))
  end

  local release = vim.version()
  local name = ('Neovim %d.%d.%d'):format(release.major, release.minor, release.patch)
  if nianbao.is_current() then
    ok(name .. '：vim.lsp.config')
  elseif vim.fn.has('nvim-0.7') == 1 then
    ok(name .. '：旧的客户端 · the client of older releases')
  else
    problem(name .. '：需要 0.7 或更新的 · 0.7 or later is needed')
  end

  local attached = nianbao.clients()
  if #attached > 0 then
    ok(('核对服务正在运行 · the server is running: %d'):format(#attached))
  else
    info('核对服务没有运行，打开一份年报才启动 · the server is not running; it starts with the first report')
  end

  if vim.o.encoding ~= 'utf-8' then
    warn("'encoding' 应为 utf-8 · should be utf-8")
  end
  if vim.o.ambiwidth == 'double' then
    info("'ambiwidth' 是 double：引号和省略号占两列，表格对齐按 nianbao.toml 的 ambiguous-width · quotes are two columns wide here")
  end
end

return M
