" Colours without tree-sitter. What kind a line is follows grammar/nianbao.ebnf.

if exists('b:current_syntax')
  finish
endif

syntax case match
syntax sync fromstart

" Any text that is nothing else is prose; what stands in it follows.
syntax match nianbaoTitle /《[^《》]*\%(《[^《》]*》[^《》]*\)*》/
syntax match nianbaoReference /第[〇零一二三四五六七八九十百0-9０-９]\+[条章]\%(第[一二三四五六七八九十]\+款\)\?\%(第\?[（(][一二三四五六七八九十]\+[）)]项\?\)*/
syntax match nianbaoReference /[〔\[［][0-9０-９]\{4}[〕\]］]第\?[0-9０-９]\+号/
syntax match nianbaoPlaceholder /【[^】]*】/
syntax match nianbaoBold /\*\*\S[^*]*\*\*/
syntax match nianbaoCode /`[^`]*`/
syntax match nianbaoEscape /\\[\\`*_{}\[\]()#+.!|>~<-]/

" Front matter: at the very beginning alone, up to its fence or to a section.
syntax region nianbaoFrontMatter start=/\%^\%uFEFF\?\%(---\|[－—–―]\{2,}\)\s*$/ end=/^\%(---\|[－—–―]\{2,}\)\s*$/ end=/^\ze##/ keepend contains=nianbaoFence,nianbaoKey,nianbaoItem,nianbaoYamlComment,nianbaoString
syntax match nianbaoFence /^\%uFEFF\?\%(---\|[－—–―]\{2,}\)\s*$/ contained
syntax match nianbaoKey /^[^[:space:]:：|｜#＃。，]\{1,16}\s*[:：]/ contained contains=nianbaoColon nextgroup=nianbaoValue skipwhite
syntax match nianbaoColon /[:：]/ contained
syntax match nianbaoItem /^\s*[-－—–―]\ze\s/ contained nextgroup=nianbaoValue skipwhite
syntax match nianbaoValue /[^[:space:]#].\{-}\ze\%(\s\+#.*\)\?$/ contained
syntax match nianbaoString /'[^']*'\|"[^"]*"/ contained
syntax match nianbaoYamlComment /\%(^\|\s\)\s*#.*$/ contained

" Headings.
syntax match nianbaoH1 /^\%(\s\|　\)*[#＃]\%($\|\%(\s\|　\).*$\)/ contains=nianbaoMarks,nianbaoPlaceholder
syntax match nianbaoH2 /^\%(\s\|　\)*[#＃]\{2}\%($\|\%(\s\|　\).*$\)/ contains=nianbaoMarks,nianbaoPlaceholder
syntax match nianbaoH3 /^\%(\s\|　\)*[#＃]\{3,6}\%($\|\%(\s\|　\).*$\)/ contains=nianbaoMarks,nianbaoPlaceholder
syntax match nianbaoMarks /^\%(\s\|　\)*[#＃]\{1,6}/ contained

" Tables.
syntax match nianbaoRow /^\%(\s\|　\)*[|｜].*$/ contains=nianbaoSeparator,nianbaoLabel,nianbaoNumber,nianbaoDerived,nianbaoNote,nianbaoComment,nianbaoEscapedSeparator
syntax match nianbaoLabel /\%(^\%(\s\|　\)*[|｜]\)\@<=[^|｜]*/ contained
syntax match nianbaoNumber /\%([|｜]\s*\)\@<=[+＋−－-]\?[0-9０-９]\+\%([,，.．][0-9０-９]\+\)*/ contained
syntax match nianbaoDerived /\%([|｜]\s*\)\@<=[=＝]\ze\s*\%([|｜（(]\|$\)/ contained
syntax match nianbaoNote /[（(][^|｜]*[）)]\ze\s*\%([|｜]\|$\)/ contained
syntax match nianbaoSeparator /[|｜]/ contained
syntax match nianbaoEscapedSeparator /\\\+[|｜]/ contained
syntax match nianbaoDelimiterRow /^\%(\s\|　\)*[|｜]\%(\s*[:：]\?\%(-\+\|[－—–―]\{2,}\)[:：]\?\s*[|｜]\)\+\s*$/

" Comments, and the directives in them.
syntax region nianbaoComment start=/<[!！]\%(--\|——\|－－\)/ end=/\%(--\|——\|－－\)>/ contains=nianbaoDirective
syntax match nianbaoDirective /nianbao\s*[:：]\s*[A-Za-z0-9]\+\s*[(（][^)）]*[)）]/ contained contains=nianbaoVerb,nianbaoRule
syntax match nianbaoVerb /nianbao\s*[:：]\s*[A-Za-z0-9]\+/ contained
syntax match nianbaoRule /\%([(（,，、]\s*\)\@<=[A-Za-z0-9_*][A-Za-z0-9_\/*-]*/ contained

highlight default link nianbaoTitle String
highlight default link nianbaoReference Constant
highlight default link nianbaoPlaceholder Todo
highlight default link nianbaoCode String
highlight default link nianbaoEscape SpecialChar
highlight default nianbaoBold term=bold cterm=bold gui=bold
highlight default link nianbaoFence Delimiter
highlight default link nianbaoKey Identifier
highlight default link nianbaoColon Delimiter
highlight default link nianbaoItem Delimiter
highlight default link nianbaoValue String
highlight default link nianbaoString String
highlight default link nianbaoYamlComment Comment
highlight default link nianbaoH1 Title
highlight default link nianbaoH2 Title
highlight default link nianbaoH3 Title
highlight default link nianbaoMarks Special
highlight default link nianbaoLabel Type
highlight default link nianbaoNumber Number
highlight default link nianbaoDerived Operator
highlight default link nianbaoNote Comment
highlight default link nianbaoSeparator Delimiter
highlight default link nianbaoEscapedSeparator SpecialChar
highlight default link nianbaoDelimiterRow Delimiter
highlight default link nianbaoComment Comment
highlight default link nianbaoDirective PreProc
highlight default link nianbaoVerb PreProc
highlight default link nianbaoRule Constant

let b:current_syntax = 'nianbao'
