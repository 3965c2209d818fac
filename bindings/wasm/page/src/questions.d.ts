// What the module is asked and what it answers: src/question.rs and src/answers.rs in TypeScript.

export type Lang = 'zh' | 'en';
export type Severity = 'error' | 'warning' | 'info';

export interface Span {
  start: number;
  end: number;
}

export interface Edit {
  span: Span;
  text: string;
}

export interface Fix {
  title: string;
  applicability: 'safe' | 'unsafe' | 'shown';
  edits: Edit[];
}

/** A finding, as the command line's JSON has it: schemas/findings.schema.json is its reference. */
export interface Finding {
  path: string;
  agency: string | null;
  year: number | null;
  rule: string;
  severity: Severity;
  message: string;
  help: string | null;
  place: string | null;
  provision: { basis: string; cite: string; text: string; provides: string | null; verbatim: boolean } | null;
  range: { start: { line: number; column: number }; end: { line: number; column: number } } | null;
  origin: string | null;
  span: Span;
  related: { path: string; message: string; origin: string | null; span: Span }[];
  fixes: Fix[];
}

export interface Piece {
  text: string;
  /** Bytes of the text, as in every span. */
  span: [number, number];
}

export interface Entry {
  cell: [number, number, number];
  state: 'missing' | 'blank' | 'number' | 'derived' | 'bad';
  text: string;
  value: string | null;
  sum: boolean;
  name: string;
}

export interface GridCell {
  column: number;
  columns: number;
  rows: number;
  words: string;
  above: boolean;
  figure: Entry | null;
}

export type Block =
  | { kind: 'key'; key: string; value: Piece }
  | ({ kind: 'title' | 'paragraph' | 'comment' } & Piece)
  | ({ kind: 'heading'; level: number } & Piece)
  | { kind: 'grid'; section: number; columns: number; rows: GridCell[][] }
  | { kind: 'table'; rows: Piece[][] };

export interface At {
  block: number;
  cell: [number, number] | null;
}

export interface Checked {
  agency: string | null;
  year: number | null;
  counts: [number, number, number];
  findings: Finding[];
  form: { edition: string; blocks: Block[] };
  /** Last year's figures by `table,row,column`, where last year's report is beside. */
  last_year: { name: string; figures: Record<string, string> } | null;
  /** What the report names under 上年报告 and 汇总. */
  named: string[];
  /** Where in the form each finding is, and after those each span that was carried. */
  places: (At | null)[];
}

export interface AccountEntry {
  what: string;
  place: string;
  span: [number, number] | null;
  doubtful: boolean;
}

export interface Opened extends Checked {
  text: string;
  imported: boolean;
  account: AccountEntry[];
}

export type Question =
  | { ask: 'open'; name: string; lang: Lang; beside: string | null }
  | { ask: 'check'; text: string; name: string; lang: Lang; imported: boolean; carried: [number, number][]; beside: string | null }
  | { ask: 'set'; text: string; cell: [number, number, number]; value: string }
  | { ask: 'write'; text: string; span: [number, number]; value: string }
  | { ask: 'mend'; text: string; rule: string; edits: Edit[] }
  | { ask: 'format'; text: string }
  | { ask: 'export'; text: string; to: 'docx' | 'html' }
  | { ask: 'explain'; rule: string; lang: Lang }
  /** With a file after it. Times are those of Beijing, as XML has them. */
  | { ask: 'annotate'; name: string; date: string; lang: Lang }
  /** Begins to gather the files of a review. */
  | { ask: 'begin' }
  /** With a list of units or last round's sheet after it. */
  | { ask: 'list'; name: string; lang: Lang }
  /** With a report after it; or why it cannot be read. */
  | { ask: 'gather'; name: string; lang: Lang; error: string | null; beside: string | null }
  /** Which reports are neighbours of which, by what was told of each when it was gathered. */
  | { ask: 'kin'; members: Told[] }
  /** Begins to keep neighbours for whoever names the key. */
  | { ask: 'beside'; key: string; several: string[]; troubles: Trouble[] }
  /** One of them, with its file after it. */
  | { ask: 'neighbour'; key: string; given: Neighbour; lang: Lang }
  /** With an archive after it. */
  | { ask: 'unzip'; lang: Lang }
  /** A file of that archive, each once. */
  | { ask: 'member'; at: number; lang: Lang }
  | { ask: 'review'; date: string; lang: Lang }
  /** With a file of the review after it, for the archive: a Word file is put in with comments. */
  | { ask: 'pack'; name: string; date: string; lang: Lang }
  /** `deadline`: by when what is given back has to come again, as the letters say it. */
  | { ask: 'take'; date: string; deadline: string | null; lang: Lang };

/** What a report says of itself. */
export interface Told {
  name: string;
  agency: string | null;
  year: number | null;
  /** What its lines say, as hexadecimal numbers. */
  lines: string[];
  /** 上年报告 and 汇总, as they are written. */
  last_year: string[];
  aggregate: string[];
}

export interface Neighbour {
  name: string;
  /** Whether what is given is the text that the file was made into. */
  is_text: boolean;
  side: 'last' | 'included' | 'alike';
  /** The entry of the front matter that names it. */
  entry: number | null;
  /** Why it cannot be read, where that is known already. */
  error: string | null;
}

/** An entry of the front matter that can't be meant. */
export interface Trouble {
  is_included: boolean;
  entry: number;
  what: 'itself' | 'other-host';
}

/** The neighbours of a report, by their numbers; before these the entry that names them. */
export interface Kin {
  last: [number | null, number][];
  included: [number, number][];
  several: number[];
  alike: number | null;
  troubles: Trouble[];
  /** What is named and was not given. */
  absent: string[];
}

/** Who handed in what. */
export interface Reviewed {
  /** A row for each unit, and for each file of one that has several. */
  units: { unit: string; state: string; in_order: boolean; missing: boolean; file: string; counts: [number, number, number] | null; remark: string }[];
  handed_in: number;
  missing: number;
  /** Mended, not mended, new; where there was a round before. */
  marks: [number, number, number] | null;
  /** What of the lists was not understood. */
  doubts: string[];
}

export interface Answers {
  open: Opened;
  check: Checked;
  set: { edits: Edit[] };
  write: { edits: Edit[] };
  mend: { edits: Edit[] };
  format: { edits: Edit[] };
  /** With the file after it; what the report lacks, in official words. */
  export: { gaps: string[] };
  explain: { markdown: string };
  /** With the file after it, if there is anything to say; what it is called. */
  annotate: { name: string; comments: number; unsaid: number };
  begin: Record<string, never>;
  list: { kind: 'units' | 'previous' };
  gather: { agency: string | null; year: number | null; counts: [number, number, number]; lines: string[]; last_year: string[]; aggregate: string[] };
  kin: { kin: Kin[] };
  beside: Record<string, never>;
  neighbour: Record<string, never>;
  /** None where it is no archive of files. */
  unzip: { names: string[] | null };
  /** With the file after it. */
  member: Record<string, never>;
  review: Reviewed;
  pack: { is_packed: boolean };
  /** With the archive after it. */
  take: { annotated: number; letters: number; unread: number };
}
