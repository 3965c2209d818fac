" What a report's buffer is like.

if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1

setlocal commentstring=<!--\ %s\ -->
setlocal comments=s:<!--,m:\ \ \ \ ,e:-->
setlocal expandtab shiftwidth=2 softtabstop=2
" A paragraph is one line: it is wrapped where it is shown, never in the text.
setlocal textwidth=0 wrap nolinebreak breakindent
setlocal formatoptions-=t formatoptions+=mB
" Brackets that a report has.
setlocal matchpairs+=（:）,《:》,〔:〕,【:】,“:”
setlocal iskeyword+=/,-

if has('nvim')
  if has('nvim-0.11')
    setlocal omnifunc=v:lua.vim.lsp.omnifunc
  else
    setlocal omnifunc=v:lua.require'nianbao'.omnifunc
  endif
  if has('nvim-0.8')
    setlocal formatexpr=v:lua.vim.lsp.formatexpr()
  else
    setlocal formatexpr=v:lua.vim.lsp.formatexpr({'timeout_ms':2000})
  endif
  lua require('nianbao').on_buffer()
endif

" Sections fold.
setlocal foldmethod=expr foldexpr=NianbaoFold(v:lnum) foldlevel=99

function! NianbaoFold(line) abort
  let marks = strchars(matchstr(getline(a:line), '^\s*\zs[#＃]\{1,6}\ze\(\s\|　\|$\)'))
  return marks ? '>' . marks : '='
endfunction

let b:undo_ftplugin = 'setlocal commentstring< comments< expandtab< shiftwidth< softtabstop< textwidth< wrap< linebreak<'
      \ . ' breakindent< formatoptions< matchpairs< iskeyword< omnifunc< formatexpr< foldmethod< foldexpr< foldlevel<'
if has('nvim')
  let b:undo_ftplugin .= ' | lua require("nianbao.cells").unmap()'
endif
