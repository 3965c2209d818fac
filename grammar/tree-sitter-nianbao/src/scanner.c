// What kind each line is, decided as src/syntax of nianbao decides it (line.rs, front_matter.rs, comment.rs, table.rs).
//
// At the beginning of a line the scanner reads ahead as far as it must and announces the line by a token without
// width; the other tokens are what stands on such a line. tests/it/grammar.rs holds it to the parser, line by line.

#include "tree_sitter/alloc.h"
#include "tree_sitter/parser.h"

enum Token {
  FRONT_MATTER_START,
  LINE_ENTRY,
  LINE_ITEM,
  LINE_YAML_COMMENT,
  LINE_OTHER,
  LINE_FRONT_MATTER_BLANK,
  LINE_FENCE,
  FRONT_MATTER_END,
  LINE_BLANK,
  LINE_H1,
  LINE_H2,
  LINE_H3,
  LINE_H4,
  LINE_H5,
  LINE_H6,
  LINE_ROW,
  LINE_DELIMITER_ROW,
  LINE_COMMENT,
  LINE_PROSE,
  FENCE,
  KEY,
  COLON,
  VALUE,
  DASH,
  REST,
  MARKS,
  HEADING_TEXT,
  SEPARATOR,
  CELL_START,
  CELL,
  TAIL_START,
  COMMENT_OPEN,
  COMMENT_OPEN_UNCLOSED,
  DIRECTIVE_START,
  TEXT_START,
  COMMENT_TEXT,
  COMMENT_CLOSE,
  TEXT_AFTER_COMMENT,
  PROSE,
  EOL,
  ERROR_RECOVERY,
};

// Whether a front matter is open, and whether it has a closing fence.
typedef enum { NONE, CLOSED, UNCLOSED } FrontMatter;

typedef struct {
  uint8_t front_matter;
} Scanner;

static int32_t peek(TSLexer *lexer) { return lexer->lookahead; }
static void take(TSLexer *lexer) { lexer->advance(lexer, false); }
static void skip(TSLexer *lexer) { lexer->advance(lexer, true); }

// What is not seen and takes no room.
static bool is_invisible(int32_t c) {
  return c == 0xAD || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x206F) || c == 0xFEFF;
}

// Unicode's White_Space, and what is not seen. All but LF and CR may stand within a line.
static bool is_space(int32_t c) {
  return is_invisible(c) || (c >= 0x09 && c <= 0x0D) || c == ' ' || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

static bool is_blank(int32_t c) { return c == ' ' || c == '\t'; }
static bool is_hash(int32_t c) { return c == '#' || c == 0xFF03; }
static bool is_pipe(int32_t c) { return c == '|' || c == 0xFF5C; }
static bool is_colon(int32_t c) { return c == ':' || c == 0xFF1A; }

// The dashes that an input method gives for "-".
static bool is_dash(int32_t c) { return c == '-' || c == 0xFF0D || c == 0x2014 || c == 0x2013 || c == 0x2015; }

// Those that two of make a mark of a comment.
static bool is_comment_dash(int32_t c) { return c == '-' || c == 0xFF0D || c == 0x2014; }

static bool at_end_of_line(TSLexer *lexer) { return lexer->eof(lexer) || peek(lexer) == '\n' || peek(lexer) == '\r'; }

static void take_line_end(TSLexer *lexer) {
  if (peek(lexer) == '\r') {
    take(lexer);
    if (!lexer->eof(lexer) && peek(lexer) == '\n') take(lexer);
  } else if (!lexer->eof(lexer)) {
    take(lexer);
  }
}

static void skip_space(TSLexer *lexer) {
  while (!at_end_of_line(lexer) && is_space(peek(lexer))) skip(lexer);
}

static void take_space(TSLexer *lexer) {
  while (!at_end_of_line(lexer) && is_space(peek(lexer))) take(lexer);
}

// What web pages leave between characters: what is not seen, and spaces of another sort.
static bool is_hidden(int32_t c) {
  return is_invisible(c) || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F;
}

static void take_hidden(TSLexer *lexer) {
  while (!at_end_of_line(lexer) && is_hidden(peek(lexer))) take(lexer);
}

// Takes the rest of the line; the token ends behind its last character that is no white space.
static void take_rest(TSLexer *lexer) {
  while (!at_end_of_line(lexer)) {
    bool space = is_space(peek(lexer));
    take(lexer);
    if (!space) lexer->mark_end(lexer);
  }
}

static bool found(TSLexer *lexer, enum Token token) {
  lexer->result_symbol = (TSSymbol)token;
  return true;
}

// --- comments ---------------------------------------------------------------------------------------------------------

// Takes "<!--", or what an input method makes of it. What was taken last, where it is none, is left in `last`.
static bool take_open(TSLexer *lexer, int32_t *last) {
  *last = 0;
  if (peek(lexer) != '<') return false;
  *last = '<';
  take(lexer);
  if (peek(lexer) != '!' && peek(lexer) != 0xFF01) return false;
  *last = peek(lexer);
  take(lexer);
  int32_t dash = peek(lexer);
  if (!is_comment_dash(dash)) return false;
  *last = dash;
  take(lexer);
  if (peek(lexer) != dash) return false;
  take(lexer);
  return true;
}

// Takes what follows an opening mark, up to a closing one. `before` and `last` are the two characters taken last.
static bool take_to_close(TSLexer *lexer, int32_t before, int32_t last) {
  while (!at_end_of_line(lexer)) {
    int32_t c = peek(lexer);
    take(lexer);
    if (c == '>' && last == before && is_comment_dash(last)) return true;
    before = last;
    last = c;
  }
  return false;
}

// Whether "<!-->" or "<!--->" stands here, of which the opening mark has been taken.
static bool take_close_at_once(TSLexer *lexer, int32_t *last) {
  *last = 0;
  if (at_end_of_line(lexer)) return false;
  if (peek(lexer) == '-') {
    *last = '-';
    take(lexer);
  }
  if (at_end_of_line(lexer) || peek(lexer) != '>') return false;
  take(lexer);
  return true;
}

// Whether a comment whose opening mark has been taken has an end: on its line, or below before another is opened.
static bool has_close(TSLexer *lexer) {
  int32_t last;
  if (take_close_at_once(lexer, &last) || take_to_close(lexer, 0, last)) return true;
  while (!lexer->eof(lexer)) {
    take_line_end(lexer);
    take_space(lexer);
    if (take_open(lexer, &last)) return false;
    if (take_to_close(lexer, 0, last)) return true;
  }
  return false;
}

// Whether what follows a separator is comments to the end of the line. Where an opening mark stands behind another
// separator further on, that one begins them.
static bool is_tail(TSLexer *lexer) {
  for (;;) {
    take_space(lexer);
    if (at_end_of_line(lexer)) return true;
    int32_t last;
    if (!take_open(lexer, &last)) return false;
    if (take_close_at_once(lexer, &last)) continue;
    int32_t before = 0;
    bool behind_separator = false, open_behind = false;
    unsigned open = 0;
    for (;;) {
      if (at_end_of_line(lexer)) return false;
      int32_t c = peek(lexer);
      take(lexer);
      if (c == '>' && last == before && is_comment_dash(last)) break;
      if (c == '<') {
        open = 1;
        open_behind = behind_separator;
      } else if (open == 1 && (c == '!' || c == 0xFF01)) {
        open = 2;
      } else if (open == 2 && is_comment_dash(c)) {
        open = 3;
      } else if (open == 3 && c == last) {
        if (open_behind) return false;
        open = 0;
      } else {
        open = 0;
      }
      if (!is_space(c)) behind_separator = is_pipe(c) && last != '\\';
      before = last;
      last = c;
    }
  }
}

// Whether a comment whose opening mark has been taken is a directive of the whole form: nianbao: verb(names) reason.
static bool is_directive(TSLexer *lexer) {
  while (!lexer->eof(lexer) && (is_space(peek(lexer)) || is_dash(peek(lexer)))) take(lexer);
  for (const char *c = "nianbao"; *c; c++) {
    if (peek(lexer) != *c) return false;
    take(lexer);
  }
  while (!lexer->eof(lexer) && is_space(peek(lexer))) take(lexer);
  if (!is_colon(peek(lexer))) return false;
  take(lexer);
  while (!lexer->eof(lexer) && is_space(peek(lexer))) take(lexer);
  unsigned verb = 0;
  for (;; verb++) {
    int32_t c = peek(lexer);
    if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) break;
    take(lexer);
  }
  if (!verb) return false;
  while (!lexer->eof(lexer) && is_space(peek(lexer))) take(lexer);
  if (peek(lexer) != '(' && peek(lexer) != 0xFF08) return false;
  take(lexer);
  int32_t last = ',';
  for (;;) {
    int32_t c = peek(lexer);
    if (lexer->eof(lexer)) return false;
    take(lexer);
    if (c == ')' || c == 0xFF09) return true;
    bool separates = c == ',' || c == 0xFF0C || c == 0x3001 || is_space(c);
    bool names = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '/' ||
                 c == '*' || c == '.' || (c == '-' && last == 'a');
    if (!separates && !names) return false;
    // A dash does not begin a name, and two of them may end the comment.
    last = separates || c == '-' ? ',' : 'a';
  }
}

// --- the front matter --------------------------------------------------------------------------------------------------

typedef struct {
  enum Token kind;
  bool hash, two_hashes;  // at the margin
  bool colon;
  bool of_report;         // holds what no front matter has
} Part;

// Takes a line, and says what it can be in a front matter.
static Part take_part(TSLexer *lexer) {
  Part part = {LINE_FRONT_MATTER_BLANK, false, false, false, false};
  unsigned at = 0, dashes = 0, key = 0;
  bool wide = false, fence = true, in_dashes = true, words = false, comment = false;
  bool lone_dash = false, item = false;
  enum { IN_KEY, IS_ENTRY, NO_ENTRY } entry = IN_KEY;
  unsigned space_in_key = 0;
  bool white_in_key = false, bad_key = false;
  // What is no white space to YAML may stand before all that has a meaning.
  while (!at_end_of_line(lexer) && is_space(peek(lexer)) && !is_blank(peek(lexer))) {
    take(lexer);
  }
  for (; !at_end_of_line(lexer); at++) {
    int32_t c = peek(lexer);
    take(lexer);
    part.hash |= at == 0 && c == '#';
    part.two_hashes |= at == 1 && c == '#' && part.hash;
    part.colon |= is_colon(c);
    part.of_report |= is_pipe(c) || c == 0x3002 || c == 0xFF03;
    if (in_dashes && is_dash(c)) {
      dashes++;
      wide |= c != '-';
    } else {
      in_dashes = false;
      fence &= is_space(c);
    }
    if (entry == IN_KEY && is_colon(c)) {
      entry = at > 0 && !bad_key && key <= 16 ? IS_ENTRY : NO_ENTRY;
    } else if (entry == IN_KEY && is_space(c)) {
      // It may be what stands behind the key.
      white_in_key |= !is_invisible(c);
      space_in_key++;
    } else if (entry == IN_KEY) {
      bad_key |= white_in_key || is_hash(c) || is_pipe(c) || c == 0x3002 || c == 0xFF0C;
      key += space_in_key + 1;
      space_in_key = 0;
    }
    if (!words && !is_space(c)) {
      words = true;
      comment = c == '#';
      lone_dash = is_dash(c);
    } else if (lone_dash) {
      // The character right behind a dash, and what follows the white space there.
      if (item) {
        if (!is_space(c)) {
          lone_dash = false;
          part.kind = LINE_ITEM;
        }
      } else if (is_space(c)) {
        item = true;
      } else {
        lone_dash = false;
      }
    }
  }
  if (!words) return part;
  if (fence && (wide ? dashes >= 2 : dashes == 3)) {
    part.kind = LINE_FENCE;
  } else if (comment) {
    part.kind = LINE_YAML_COMMENT;
  } else if (part.kind != LINE_ITEM) {
    part.kind = entry == IS_ENTRY ? LINE_ENTRY : LINE_OTHER;
  }
  return part;
}

// Whether the line that begins here opens a front matter, and whether that is closed.
static FrontMatter take_front_matter(TSLexer *lexer) {
  bool wide = false;
  unsigned dashes = 0;
  for (; is_dash(peek(lexer)); dashes++) {
    wide |= peek(lexer) != '-';
    take(lexer);
  }
  take_space(lexer);
  if (!at_end_of_line(lexer) || !(wide ? dashes >= 2 : dashes == 3)) return NONE;
  bool after_blank = false, after_title = false, first = true;
  while (!lexer->eof(lexer)) {
    take_line_end(lexer);
    if (lexer->eof(lexer)) break;
    Part part = take_part(lexer);
    // A long dash may begin a text too: it is a fence only where an entry follows.
    if (first && wide && part.kind != LINE_ENTRY) return NONE;
    first = false;
    switch (part.kind) {
      case LINE_FENCE:
        return after_title ? UNCLOSED : CLOSED;
      case LINE_YAML_COMMENT:
        if (part.two_hashes) return UNCLOSED;
        after_title |= after_blank && part.hash && !part.colon;
        break;
      case LINE_OTHER:
        if (after_title || part.of_report) return UNCLOSED;
        break;
      case LINE_ENTRY:
      case LINE_ITEM:
        after_title = false;
        break;
      default:
        break;
    }
    after_blank = part.kind == LINE_FRONT_MATTER_BLANK;
  }
  return first && wide ? NONE : UNCLOSED;
}

// Announces a line of an open front matter, or that it is over.
static bool front_matter_line(Scanner *scanner, TSLexer *lexer) {
  if (lexer->eof(lexer)) {
    scanner->front_matter = NONE;
    return found(lexer, FRONT_MATTER_END);
  }
  Part part = take_part(lexer);
  bool goes_on = part.kind == LINE_ENTRY || part.kind == LINE_ITEM || (part.kind == LINE_YAML_COMMENT && !part.hash);
  if (scanner->front_matter == UNCLOSED && !goes_on) part.kind = FRONT_MATTER_END;
  if (part.kind == LINE_FENCE || part.kind == FRONT_MATTER_END) scanner->front_matter = NONE;
  return found(lexer, part.kind);
}

// The value of an entry or an item, without the comment behind it.
static bool take_value(TSLexer *lexer) {
  int32_t quote = peek(lexer);
  int32_t last = ' ';
  if (quote == '\'' || quote == '"') {
    take(lexer);
    while (!at_end_of_line(lexer)) {
      int32_t c = peek(lexer);
      take(lexer);
      if (quote == '"' && c == '\\' && !at_end_of_line(lexer)) {
        take(lexer);
      } else if (c == quote) {
        if (quote == '"' || peek(lexer) != quote) break;
        take(lexer);
      }
    }
    lexer->mark_end(lexer);
    last = quote;
  } else if (quote == '#') {
    return false;
  }
  while (!at_end_of_line(lexer) && !(peek(lexer) == '#' && is_blank(last))) {
    last = peek(lexer);
    take(lexer);
    if (!is_space(last)) lexer->mark_end(lexer);
  }
  return found(lexer, VALUE);
}

// --- lines ---------------------------------------------------------------------------------------------------------------

// Whether the row that begins here is a delimiter row.
static bool is_delimiter_row(TSLexer *lexer) {
  take(lexer);
  for (unsigned cells = 0;; cells++) {
    take_space(lexer);
    if (at_end_of_line(lexer)) return cells > 0;
    if (peek(lexer) == '<') return is_tail(lexer) && cells > 0;
    if (is_colon(peek(lexer))) take(lexer);
    take_hidden(lexer);
    int32_t first = peek(lexer);
    unsigned dashes = 0;
    for (; is_dash(peek(lexer)); dashes++) {
      take(lexer);
      take_hidden(lexer);
    }
    if (dashes < (first == '-' ? 1 : 2)) return false;
    if (is_colon(peek(lexer))) take(lexer);
    take_space(lexer);
    if (at_end_of_line(lexer)) return true;
    if (!is_pipe(peek(lexer))) return false;
    take(lexer);
  }
}

// Announces a line that is none of a front matter.
static bool line(TSLexer *lexer) {
  if (lexer->eof(lexer)) return false;
  skip_space(lexer);
  lexer->mark_end(lexer);
  if (at_end_of_line(lexer)) return found(lexer, LINE_BLANK);
  int32_t c = peek(lexer), last;
  if (is_hash(c)) {
    unsigned marks = 0;
    for (; marks < 6 && is_hash(peek(lexer)); marks++) take(lexer);
    bool heads = at_end_of_line(lexer) || is_space(peek(lexer));
    return found(lexer, heads ? LINE_H1 + marks - 1 : LINE_PROSE);
  }
  if (is_pipe(c)) return found(lexer, is_delimiter_row(lexer) ? LINE_DELIMITER_ROW : LINE_ROW);
  if (c == '<') return found(lexer, take_open(lexer, &last) ? LINE_COMMENT : LINE_PROSE);
  return found(lexer, LINE_PROSE);
}

// The beginning of the text, behind the byte order mark that tree-sitter itself passes over.
static bool first_line(Scanner *scanner, TSLexer *lexer) {
  while (!at_end_of_line(lexer) && is_space(peek(lexer)) && !is_blank(peek(lexer))) skip(lexer);
  lexer->mark_end(lexer);
  if (is_dash(peek(lexer)) && !lexer->eof(lexer)) {
    scanner->front_matter = take_front_matter(lexer);
    return found(lexer, scanner->front_matter == NONE ? LINE_PROSE : FRONT_MATTER_START);
  }
  if (!lexer->eof(lexer)) return line(lexer);
  // A byte order mark alone is a blank line; nothing at all is none.
  if (lexer->get_column(lexer) == 0) return false;
  lexer->mark_end(lexer);
  return found(lexer, LINE_BLANK);
}

// --- what stands on a line -------------------------------------------------------------------------------------------------

static bool take_cell(TSLexer *lexer) {
  int32_t last = 0;
  while (!at_end_of_line(lexer) && !(is_pipe(peek(lexer)) && last != '\\')) {
    last = peek(lexer);
    take(lexer);
    if (!is_space(last)) lexer->mark_end(lexer);
  }
  return found(lexer, CELL);
}

// The next part of a row. What begins like a comment is looked at first.
static bool cells(TSLexer *lexer, const bool *valid) {
  skip_space(lexer);
  if (at_end_of_line(lexer)) return false;
  if (is_pipe(peek(lexer))) {
    take(lexer);
    lexer->mark_end(lexer);
    return found(lexer, SEPARATOR);
  }
  if (peek(lexer) == '<' && valid[TAIL_START]) {
    lexer->mark_end(lexer);
    return found(lexer, is_tail(lexer) ? TAIL_START : CELL_START);
  }
  return take_cell(lexer);
}

static bool comment_open(TSLexer *lexer, const bool *valid) {
  skip_space(lexer);
  if (at_end_of_line(lexer)) return false;
  int32_t last;
  if (take_open(lexer, &last)) {
    lexer->mark_end(lexer);
    return found(lexer, has_close(lexer) ? COMMENT_OPEN : COMMENT_OPEN_UNCLOSED);
  }
  if (!valid[TEXT_AFTER_COMMENT]) return false;
  lexer->mark_end(lexer);
  take_rest(lexer);
  return found(lexer, TEXT_AFTER_COMMENT);
}

// The text of a comment up to its closing mark, or that mark.
static bool comment_inner(TSLexer *lexer, const bool *valid) {
  // Right behind the opening mark it is decided what kind of comment this is.
  if (valid[TEXT_START]) {
    lexer->mark_end(lexer);
    int32_t last;
    if (take_close_at_once(lexer, &last)) {
      lexer->mark_end(lexer);
      return found(lexer, COMMENT_CLOSE);
    }
    // A run of dashes: the closing mark, or more text.
    int32_t before = 0;
    while (is_comment_dash(peek(lexer))) {
      before = last;
      last = peek(lexer);
      take(lexer);
    }
    if (peek(lexer) == '>' && last != 0 && before == last) {
      take(lexer);
      lexer->mark_end(lexer);
      return found(lexer, COMMENT_CLOSE);
    }
    return found(lexer, is_directive(lexer) ? DIRECTIVE_START : TEXT_START);
  }
  bool text = false;
  while (!lexer->eof(lexer)) {
    if (!is_comment_dash(peek(lexer))) {
      take(lexer);
      text = true;
      continue;
    }
    lexer->mark_end(lexer);
    int32_t before = 0, last = 0;
    while (is_comment_dash(peek(lexer))) {
      before = last;
      last = peek(lexer);
      take(lexer);
    }
    if (peek(lexer) == '>' && before == last) {
      if (text) return valid[COMMENT_TEXT] && found(lexer, COMMENT_TEXT);
      take(lexer);
      lexer->mark_end(lexer);
      return found(lexer, COMMENT_CLOSE);
    }
    text = true;
  }
  lexer->mark_end(lexer);
  return valid[COMMENT_TEXT] && text && found(lexer, COMMENT_TEXT);
}

static bool end_of_line(TSLexer *lexer) {
  skip_space(lexer);
  if (!at_end_of_line(lexer)) return false;
  take_line_end(lexer);
  lexer->mark_end(lexer);
  return found(lexer, EOL);
}

static bool rest(TSLexer *lexer, enum Token token) {
  skip_space(lexer);
  if (at_end_of_line(lexer)) return false;
  take_rest(lexer);
  return found(lexer, token);
}

static bool key(TSLexer *lexer) {
  lexer->mark_end(lexer);
  while (!at_end_of_line(lexer) && !is_colon(peek(lexer))) {
    bool blank = is_blank(peek(lexer));
    take(lexer);
    if (!blank) lexer->mark_end(lexer);
  }
  return found(lexer, KEY);
}

static bool one(TSLexer *lexer, bool (*is)(int32_t), enum Token token) {
  skip_space(lexer);
  if (lexer->eof(lexer) || !is(peek(lexer))) return false;
  take(lexer);
  lexer->mark_end(lexer);
  return found(lexer, token);
}

static bool run(TSLexer *lexer, bool (*is)(int32_t), enum Token token) {
  skip_space(lexer);
  for (unsigned n = 0; is(peek(lexer)) && (token != MARKS || n < 6); n++) take(lexer);
  lexer->mark_end(lexer);
  return found(lexer, token);
}

bool tree_sitter_nianbao_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid) {
  Scanner *scanner = payload;
  if (valid[ERROR_RECOVERY]) return false;
  if (valid[FRONT_MATTER_START]) return first_line(scanner, lexer);
  if (valid[LINE_ENTRY] && scanner->front_matter != NONE) {
    lexer->mark_end(lexer);
    return front_matter_line(scanner, lexer);
  }
  if (valid[LINE_PROSE]) return line(lexer);
  if (valid[FENCE]) return run(lexer, is_dash, FENCE);
  if (valid[KEY]) return key(lexer);
  if (valid[COLON]) return one(lexer, is_colon, COLON);
  if (valid[DASH]) return one(lexer, is_dash, DASH);
  if (valid[MARKS]) return run(lexer, is_hash, MARKS);
  if (valid[VALUE]) {
    skip_space(lexer);
    if (!at_end_of_line(lexer)) {
      if (peek(lexer) == '#') return rest(lexer, REST);
      return take_value(lexer);
    }
    return end_of_line(lexer);
  }
  if (valid[HEADING_TEXT] && rest(lexer, HEADING_TEXT)) return true;
  if (valid[PROSE]) return rest(lexer, PROSE);
  if (valid[SEPARATOR] && cells(lexer, valid)) return true;
  if (valid[CELL] && !valid[SEPARATOR]) return take_cell(lexer);
  if (valid[TEXT_START] || valid[COMMENT_TEXT] || valid[COMMENT_CLOSE]) return comment_inner(lexer, valid);
  if (valid[REST] && rest(lexer, REST)) return true;
  if (valid[COMMENT_OPEN] && comment_open(lexer, valid)) return true;
  return valid[EOL] && end_of_line(lexer);
}

void *tree_sitter_nianbao_external_scanner_create(void) { return ts_calloc(1, sizeof(Scanner)); }

void tree_sitter_nianbao_external_scanner_destroy(void *payload) { ts_free(payload); }

unsigned tree_sitter_nianbao_external_scanner_serialize(void *payload, char *buffer) {
  buffer[0] = (char)((Scanner *)payload)->front_matter;
  return 1;
}

void tree_sitter_nianbao_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  ((Scanner *)payload)->front_matter = length == 1 ? (uint8_t)buffer[0] : NONE;
}
