/**
 * The nianbao language for tree-sitter, beside ../nianbao.ebnf.
 *
 * What kind a line is depends on the whole line, and for a front matter and a comment on those below. src/scanner.c
 * decides that as src/syntax does and announces each line by a token without width; the rules here say what such a
 * line is made of. Any text is a report, so no text gives an ERROR.
 */

/// <reference types="tree-sitter-cli/dsl" />
// @ts-check

const LEVELS = [1, 2, 3, 4, 5, 6];

/** A heading of a level, and what stands under it: blocks, and sections further down. */
const section = (level) => ($) =>
  prec.right(
    seq(
      alias($[`_heading_${level}`], $.heading),
      repeat(choice($._block, ...LEVELS.filter((deeper) => deeper > level).map((deeper) => sectionOf($, deeper)))),
    ),
  );

const heading = (level) => ($) =>
  seq(
    $[`_line_h${level}`],
    field('marks', alias($._marks, $[`h${level}_marks`])),
    optional(field('text', $.heading_text)),
    $._eol,
  );

const sectionOf = ($, level) => alias($[`_section_${level}`], $.section);

module.exports = grammar({
  name: 'nianbao',

  // White space means something, and src/scanner.c passes over what does not.
  extras: (_) => [],

  // In the order of src/scanner.c.
  externals: ($) => [
    // A line is announced, without width.
    $._front_matter_start,
    $._line_entry,
    $._line_item,
    $._line_yaml_comment,
    $._line_other,
    $._line_front_matter_blank,
    $._line_fence,
    $._front_matter_end,
    $._line_blank,
    $._line_h1,
    $._line_h2,
    $._line_h3,
    $._line_h4,
    $._line_h5,
    $._line_h6,
    $._line_row,
    $._line_delimiter_row,
    $._line_comment,
    $._line_prose,
    // What stands on it.
    $.fence,
    $.key,
    $._colon,
    $.value,
    $._dash,
    $._rest,
    $._marks,
    $.heading_text,
    $.separator,
    $._cell_start,
    $._cell,
    $._tail_start,
    $._comment_open,
    $._comment_open_unclosed,
    $._directive_start,
    $._text_start,
    $.comment_text,
    $._comment_close,
    $.text_after_comment,
    $.prose,
    $._eol,
    // Valid only where tree-sitter recovers from an error, which it never has to.
    $._error,
  ],

  rules: {
    report: ($) =>
      seq(optional($.front_matter), repeat(choice($._block, ...LEVELS.map((level) => sectionOf($, level))))),

    front_matter: ($) =>
      seq(
        $._front_matter_start,
        $.fence,
        $._eol,
        repeat(choice($.entry, $.item, $.yaml_comment, $.not_an_entry, $._front_matter_blank)),
        choice(seq($._line_fence, $.fence, $._eol), $._front_matter_end),
      ),
    entry: ($) =>
      seq(
        $._line_entry,
        field('key', $.key),
        alias($._colon, ':'),
        optional(field('value', $.value)),
        optional(alias($._rest, $.yaml_comment)),
        $._eol,
      ),
    item: ($) =>
      seq(
        $._line_item,
        alias($._dash, '-'),
        optional(field('value', $.value)),
        optional(alias($._rest, $.yaml_comment)),
        $._eol,
      ),
    yaml_comment: ($) => seq($._line_yaml_comment, $._rest, $._eol),
    not_an_entry: ($) => seq($._line_other, $._rest, $._eol),
    _front_matter_blank: ($) => seq($._line_front_matter_blank, $._eol),

    ...Object.fromEntries(LEVELS.map((level) => [`_section_${level}`, section(level)])),
    ...Object.fromEntries(LEVELS.map((level) => [`_heading_${level}`, heading(level)])),

    _block: ($) => choice($.table, $.comments, $.paragraph, $._blank_line),

    table: ($) => prec.right(repeat1(choice($.row, $.delimiter_row))),
    row: ($) => seq($._line_row, $._cells, $._eol),
    delimiter_row: ($) => seq($._line_delimiter_row, $._delimiter_cells, $._eol),
    _cells: ($) =>
      seq($.separator, repeat(choice($.separator, seq(optional($._cell_start), alias($._cell, $.cell)))), optional($._tail)),
    _delimiter_cells: ($) =>
      seq($.separator, repeat(choice($.separator, alias($._cell, $.delimiter_cell))), optional($._tail)),
    _tail: ($) => seq($._tail_start, repeat1($.comment)),

    // One comment or several behind one another, on one line or over several.
    comments: ($) => seq($._line_comment, repeat1($.comment), optional($.text_after_comment), $._eol),
    comment: ($) =>
      choice(
        seq(
          alias($._comment_open, '<!--'),
          optional(choice($.directive, seq($._text_start, $.comment_text))),
          alias($._comment_close, '-->'),
        ),
        // Without an end it is the rest of its line.
        seq(alias($._comment_open_unclosed, '<!--'), optional(alias($._rest, $.comment_text))),
      ),
    directive: ($) =>
      seq(
        $._directive_start,
        optional($._space),
        alias('nianbao', $.tool),
        optional($._space),
        choice(':', '：'),
        optional($._space),
        field('verb', $.verb),
        optional($._space),
        choice('(', '（'),
        repeat(choice($._space, $.rule_name, ',', '，', '、')),
        choice(')', '）'),
        optional(field('reason', alias($.comment_text, $.reason))),
      ),
    _space: (_) => /[\s\-－—–―]+/,
    verb: (_) => /[A-Za-z0-9]+/,
    rule_name: (_) => /[A-Za-z0-9_\/*.][A-Za-z0-9_\/*.\-]*/,

    paragraph: ($) => prec.right(repeat1($.prose_line)),
    prose_line: ($) => seq($._line_prose, $.prose, $._eol),
    _blank_line: ($) => seq($._line_blank, $._eol),
  },
});
