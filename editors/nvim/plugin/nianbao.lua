-- Loaded at start: the command, and the server where Neovim has a client for it.

if vim.g.loaded_nianbao then
  return
end
vim.g.loaded_nianbao = true

if vim.filetype and vim.filetype.add then
  vim.filetype.add({
    extension = { nianbao = 'nianbao' },
    pattern = { ['.*%.nianbao%.md'] = { 'nianbao', { priority = 10 } } },
  })
end

require('nianbao').enable()
