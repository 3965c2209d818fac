; Prose and headings are inline Markdown.

((prose) @injection.content
  (#set! injection.language "markdown_inline"))

((heading_text) @injection.content
  (#set! injection.language "markdown_inline"))
