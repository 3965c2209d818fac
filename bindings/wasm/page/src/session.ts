// One report: its text, what was last found in it, and its history. Edits are put to the text one after another, and
// each is followed by a check. What is asked for may speak of a text that has changed before its turn comes: spans come with
// the version that they count in.

import { applied, difference, moved, untouched } from './bytes';
import { Died, type Engine } from './engine';
import type { AccountEntry, At, Checked, Edit, Finding, Lang, Opened } from './questions';

/** A finding and where in the form it is. */
export interface Placed {
  finding: Finding;
  at: At | null;
}

/** A finding on how a document was read: it stays, and moves with the text. */
interface Carried {
  finding: Finding;
  span: [number, number] | null;
}

/** What somebody wrote has found no place: that which it was to replace has changed meanwhile. */
export class Overtaken extends Error {
  constructor(readonly value: string) {
    super('overtaken');
  }
}

export class Session {
  readonly imported: boolean;
  /** What the report names and was not given. */
  absent: string[] = [];
  /** The neighbours that it was last checked with. */
  kin = '';
  account: AccountEntry[];
  text: string;
  /** What was last found, and in which version of the text. */
  checked: Checked & { version: number };
  findings: Placed[];
  /** Whether the text differs from what was last saved. */
  get changed(): boolean {
    return this.text !== this.saved;
  }

  /** Whether the text differs from what the file says. */
  get differs(): boolean {
    return this.text !== this.opened.text;
  }

  /** How often the text has changed. */
  get version(): number {
    return this.changes.length;
  }

  /** Whether something that was asked for is yet to be done. */
  get isBusy(): boolean {
    return this.pending > 0;
  }

  private saved: string;
  /** The edits that made each version of the one before it. */
  private readonly changes: Edit[][] = [];
  private pending = 0;
  /** Where in the file what is found at a place stands, as it was when the file was read. */
  private origins: Map<string, string>;
  private carried: Carried[];
  private past: { text: string; carried: Carried[]; mark: string }[] = [];
  private future: { text: string; carried: Carried[] }[] = [];
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly engine: Engine,
    readonly name: string,
    public lang: Lang,
    private readonly opened: Opened,
    /** Has the module keep what stands beside the report, and says by which key. */
    private readonly beside: () => Promise<string | null>,
    private readonly told: (error: Error | null) => void,
  ) {
    this.imported = opened.imported;
    this.account = opened.account;
    this.text = this.saved = opened.text;
    this.checked = { ...opened, version: 0 };
    this.findings = opened.findings.map((finding, n) => ({ finding, at: opened.places[n] ?? null }));
    this.origins = originsOf(opened);
    const ofImport = opened.findings.filter((finding) => finding.rule.startsWith('import/'));
    this.carried = ofImport.map((finding) => ({ finding, span: [finding.span.start, finding.span.end] }));
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  /** Puts a value into a cell of an official table. */
  set(cell: [number, number, number], value: string): Promise<void> {
    return this.edit(`cell ${cell.join()}`, () => this.engine.ask({ ask: 'set', text: this.text, cell, value }));
  }

  /** Puts words into the place of others, which was found in a version of the text. */
  write(found: [number, number], version: number, value: string): Promise<void> {
    return this.edit('', () => {
      const span = this.now(found, version);
      if (span === null) throw new Overtaken(value);
      return this.engine.ask({ ask: 'write', text: this.text, span, value });
    });
  }

  /** Applies a fix that was made for a version of the text; nothing happens where that place has changed since. */
  fix(rule: string, made: Edit[], version: number): Promise<void> {
    return this.edit('', async () => {
      const edits: Edit[] = [];
      for (const { span, text } of made) {
        const now = this.now([span.start, span.end], version);
        if (now === null) return { edits: [] };
        edits.push({ span: { start: now[0], end: now[1] }, text });
      }
      return this.engine.ask({ ask: 'mend', text: this.text, rule, edits });
    });
  }

  /** When all that was asked for is done. */
  async settled(): Promise<void> {
    await this.queue;
  }

  /** Where a span is that was found in a version of the text; none where it was changed since. */
  private now(found: [number, number], version: number): [number, number] | null {
    return this.changes.slice(version).reduce<[number, number] | null>((span, edits) => span && untouched(span, edits), found);
  }

  undo(): Promise<void> {
    return this.step(() => {
      const last = this.past.pop();
      if (last === undefined) return false;
      this.future.push({ text: this.text, carried: this.carried });
      this.become(last);
      return true;
    });
  }

  redo(): Promise<void> {
    return this.step(() => {
      const next = this.future.pop();
      if (next === undefined) return false;
      this.past.push({ text: this.text, carried: this.carried, mark: '' });
      this.become(next);
      return true;
    });
  }

  private become({ text, carried }: { text: string; carried: Carried[] }): void {
    this.changes.push([difference(this.text, text)]);
    this.text = text;
    this.carried = carried;
  }

  /** Speaks another language from now on, in which the file was opened once more. */
  speak(lang: Lang, opened: Opened): Promise<void> {
    this.lang = lang;
    this.account = opened.account;
    this.origins = originsOf(opened);
    const ofImport = opened.findings.filter((finding) => finding.rule.startsWith('import/'));
    const said = ({ finding, span }: Carried, n: number) => ({ finding: ofImport[n] ?? finding, span });
    this.carried = this.carried.map(said);
    for (const step of [...this.past, ...this.future]) step.carried = step.carried.map(said);
    return this.again();
  }

  /** Checks again: with other neighbours, or after the worker died. */
  again(): Promise<void> {
    return this.step(() => true);
  }

  /** The text has been saved as it stands. */
  kept(): void {
    this.saved = this.text;
  }

  /** Edits with the same mark that follow each other are undone in one step. */
  private edit(mark: string, find: () => Promise<{ edits: Edit[] }>): Promise<void> {
    return this.step(async () => {
      const { edits } = await find();
      if (edits.length === 0) return false;
      const last = this.past.at(-1);
      if (mark === '' || last?.mark !== mark || this.future.length > 0) {
        this.past.push({ text: this.text, carried: this.carried, mark });
      }
      this.future = [];
      this.changes.push(edits);
      this.text = applied(this.text, edits);
      this.carried = this.carried.map(({ finding, span }) => ({ finding, span: span && moved(span, edits) }));
      return true;
    });
  }

  private step(change: () => boolean | Promise<boolean>): Promise<void> {
    this.pending++;
    const next = this.queue.then(async () => {
      let wrong: Error | null = null;
      try {
        if (await change()) await this.check();
      } catch (error) {
        wrong = error instanceof Error ? error : new Died(String(error));
      }
      this.pending--;
      // Where nothing changed, too: what was typed looks otherwise than what stands.
      this.told(wrong);
    });
    this.queue = next;
    return next;
  }

  private async check(): Promise<void> {
    const { text, version, name, lang, imported } = this;
    const still = this.carried.filter(({ span }) => span !== null);
    const carried = still.map(({ span }) => span ?? [0, 0] as [number, number]);
    const checked = await this.engine.ask({ ask: 'check', text, name, lang, imported, carried, beside: await this.beside() });
    const own = checked.findings.map((finding) => {
      const origin = this.imported && finding.place !== null ? this.origins.get(finding.place) : undefined;
      return { ...finding, origin: origin || null };
    });
    const all = [...own, ...still.map(({ finding }) => finding)];
    this.checked = { ...checked, version };
    this.findings = all.map((finding, n) => ({ finding, at: checked.places[n] ?? null }));
    this.findings.sort((a, b) => order(a.at) - order(b.at));
  }
}

/** Where in the file what is found at a place stands. */
function originsOf(opened: Opened): Map<string, string> {
  return new Map(opened.findings.map(({ place, origin }) => [place ?? '', origin ?? '']));
}

/** Findings stand in the order of the form. */
function order(at: At | null): number {
  if (at === null) return -1;
  return at.block * 1e6 + (at.cell === null ? 0 : 1 + at.cell[0] * 1000 + at.cell[1]);
}
