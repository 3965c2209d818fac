" Releases before 0.8 and Vim know no vim.filetype.add; that one knows an ending as it is written alone: A.NIANBAO of old
" machines is a report, too.
autocmd BufNewFile,BufRead *.nianbao.md,*.[nN][iI][aA][nN][bB][aA][oO] set filetype=nianbao
" A new report is UTF-8. One that is there keeps the encoding that it was read with, or its characters are lost.
autocmd BufNewFile *.nianbao,*.nianbao.md if &modifiable | setlocal fileencoding=utf-8 | endif
