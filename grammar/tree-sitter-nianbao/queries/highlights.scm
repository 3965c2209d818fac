; Headings

(heading (h1_marks) (heading_text) @markup.heading.1)
(heading (h2_marks) (heading_text) @markup.heading.2)
(heading (h3_marks) (heading_text) @markup.heading.3)
(heading (h4_marks) (heading_text) @markup.heading.4)
(heading (h5_marks) (heading_text) @markup.heading.5)
(heading (h6_marks) (heading_text) @markup.heading.6)

[
  (h1_marks)
  (h2_marks)
  (h3_marks)
  (h4_marks)
  (h5_marks)
  (h6_marks)
] @punctuation.special

; Front matter

(fence) @punctuation.delimiter
(entry key: (key) @property)
(entry value: (value) @string)
(item value: (value) @string)
(entry ":" @punctuation.delimiter)
(item "-" @punctuation.special)
(yaml_comment) @comment

; Tables: the first cell of a row is its name

(separator) @punctuation.special
(delimiter_row (delimiter_cell) @punctuation.special)
(row . (separator) . (cell) @label)

((cell) @number
  (#match? @number "^[+－＋-]?[0-9０-９][0-9０-９,，.．]*"))

((cell) @operator
  (#match? @operator "^[=＝]"))

; Comments and directives

(comment) @comment
(text_after_comment) @markup.raw
(directive (tool) @keyword.directive)
(directive verb: (verb) @keyword.directive)
(directive (rule_name) @constant)
(directive reason: (reason) @string.special)
