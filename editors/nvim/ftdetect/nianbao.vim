" Releases before 0.8 and Vim know no vim.filetype.add.
autocmd BufNewFile,BufRead *.nianbao,*.nianbao.md set filetype=nianbao
