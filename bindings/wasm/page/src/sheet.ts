// The sheet of many: a row for each unit and each file, and what of all can be taken away. It is drawn once and brought up
// to date row by row; what is out of sight is not laid out.

import type { Batch, Entry } from './batch';
import { Pieces, el, fill } from './dom';
import type { Session } from './session';
import type { Words } from './words';

interface Row {
  unit: string;
  year: number | null;
  state: string;
  isInOrder: boolean;
  remark: string;
  entry: Entry | null;
}

/** The rows of a batch: by units once all files were looked at, by files until then. */
function rows({ entries, review }: Batch, words: Words): Row[] {
  const about = (entry: Entry) => (entry.outcome !== null && 'counts' in entry.outcome ? entry.outcome : null);
  const plain = (entry: Entry, state: string): Row => ({ unit: about(entry)?.agency ?? '', year: about(entry)?.year ?? null, state, isInOrder: true, remark: '', entry });
  if (review === null) return entries.map((entry) => plain(entry, ''));
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  const made = review.units.map((unit): Row => {
    const entry = byPath.get(unit.file) ?? null;
    byPath.delete(unit.file);
    return { unit: unit.unit, year: (entry && about(entry)?.year) ?? null, state: unit.state, isInOrder: unit.in_order, remark: unit.remark, entry };
  });
  return [...made, ...[...byPath.values()].map((entry) => plain(entry, words.otherYear))];
}

function countsOf(session: Session): [number, number, number] {
  const count = (severity: string) => session.findings.filter(({ finding }) => finding.severity === severity).length;
  return [count('error'), count('warning'), count('info')];
}

/** What became of a file, by severity; why it cannot be read; nothing yet. */
function resultOf(entry: Entry | null): number[] | string | null {
  if (entry === null || entry.outcome === null) return null;
  if ('error' in entry.outcome) return entry.outcome.error;
  return entry.session === null ? entry.outcome.counts : countsOf(entry.session);
}

/** A row that is there, and what it says. */
interface Drawn {
  element: HTMLElement;
  says: string;
  entry: Entry | null;
}

export class SheetView {
  readonly element: HTMLElement;
  private readonly told = el('p', { class: 'state', role: 'status' });
  private readonly progress = el('progress', { max: 1, value: 0 });
  private readonly lists = el('p', { class: 'lists' });
  private readonly doubts = el('ul', { class: 'doubts' });
  private readonly letters: HTMLElement;
  private readonly body = el('tbody', { role: 'rowgroup' });
  private readonly pieces = new Pieces();
  private drawn: Drawn[] = [];

  constructor(
    private readonly batch: Batch,
    private readonly words: Words,
    private readonly open: (entry: Entry) => void,
  ) {
    const names = [words.unit, words.year, words.state, words.result, words.file];
    // The parts of a table that are laid out otherwise have to say what they are.
    const head = el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, ...names.map((name) => el('th', { scope: 'col', role: 'columnheader' }, name))));
    const deadline = el('input', { type: 'text', class: 'deadline', value: batch.deadline, placeholder: words.deadlineExample, autocomplete: 'off', oninput: () => (batch.deadline = deadline.value) });
    this.letters = el('p', { class: 'letters' }, el('label', {}, `${words.deadline} `, deadline), el('span', { class: 'where' }, words.deadlineHint));
    this.element = el(
      'main',
      { class: 'sheet' },
      el('h1', {}, words.sheet),
      this.told,
      this.progress,
      this.lists,
      this.doubts,
      this.letters,
      el('table', { class: 'units', role: 'table', 'aria-label': words.sheet }, head, this.body),
    );
    this.update();
  }

  /** Brings the sheet up to date. */
  update(): void {
    const { batch, words } = this;
    const { entries, review, running } = batch;
    const done = entries.filter(({ outcome }) => outcome !== null).length;
    const bad = entries.filter(({ outcome }) => outcome !== null && 'error' in outcome).length;
    const counts = [words.counts(entries.length, bad), review !== null && review.missing > 0 && words.missingUnits(review.missing)];
    const told = running ? words.progress(done, entries.length) : counts.filter(Boolean).join('');
    if (this.told.textContent !== told) fill(this.told, told);
    this.progress.hidden = !running;
    this.progress.max = Math.max(1, entries.length);
    this.progress.value = done;
    this.progress.setAttribute('aria-label', told);
    const lists = [...batch.lists].map(([kind, { path }]) => `${words.listKinds[kind]}：${path}`);
    this.lists.hidden = lists.length === 0;
    fill(this.lists, lists.join('　'));
    const doubts = review?.doubts ?? [];
    this.doubts.hidden = doubts.length === 0;
    fill(this.doubts, ...doubts.map((doubt) => el('li', {}, doubt)));
    this.letters.hidden = review === null;
    this.pieces.begin(this.bring(rows(batch, words)));
  }

  /** Puts the key where a file is. */
  focus(entry: Entry): void {
    this.pieces.finish();
    this.focusOn(entry);
  }

  private *bring(rows: Row[]): Generator<number> {
    const focused = this.drawn.find(({ element }) => element.contains(document.activeElement))?.entry ?? null;
    for (const [n, row] of rows.entries()) {
      const says = JSON.stringify({ ...row, entry: row.entry && [row.entry.id, row.entry.path, row.entry.session?.changed], result: resultOf(row.entry) });
      const drawn = this.drawn[n];
      if (drawn?.says === says) continue;
      const element = drawn?.element ?? el('tr', { role: 'row' });
      fill(element, ...this.cells(row));
      if (drawn === undefined) this.body.append(element);
      this.drawn[n] = { element, says, entry: row.entry };
      // Few of them are in sight.
      yield 1;
    }
    for (const extra of this.drawn.splice(rows.length)) extra.element.remove();
    // A row that was drawn anew took the key with it.
    if (focused !== null && document.activeElement === document.body) this.focusOn(focused);
  }

  private focusOn(entry: Entry): void {
    this.drawn.find((drawn) => drawn.entry === entry)?.element.querySelector('button')?.focus({ preventScroll: true });
  }

  private cells({ unit, year, state, isInOrder, remark, entry }: Row): HTMLElement[] {
    const cell = (attributes: Record<string, string | null>, ...children: Parameters<typeof fill>[1][]) => el('td', { role: 'cell', ...attributes }, ...children);
    return [
      el('th', { scope: 'row', role: 'rowheader' }, unit),
      cell({ class: 'year' }, year === null ? '' : String(year)),
      cell({ class: isInOrder ? null : 'bad' }, state, remark !== '' && remark !== resultOf(entry) && el('span', { class: 'where' }, remark)),
      cell({}, this.result(entry), entry?.session?.changed && el('span', { class: 'edited' }, this.words.edited)),
      cell({ class: 'path' }, entry !== null && el('button', { type: 'button', class: 'link', onclick: () => this.open(entry) }, entry.path)),
    ];
  }

  /** What became of a file. */
  private result(entry: Entry | null): Node | string {
    const { words } = this;
    if (entry === null) return '';
    const result = resultOf(entry);
    if (result === null) return '…';
    if (typeof result === 'string') return el('span', { class: 'bad' }, `${words.cannot}：${result}`);
    if (result.every((n) => n === 0)) return el('span', { class: 'clean' }, words.clean);
    const severities = ['error', 'warning', 'info'] as const;
    return el('span', { class: 'counts' }, ...severities.map((severity, n) => (result[n] ?? 0) > 0 && el('span', { class: `count ${severity}` }, `${words.severities[severity]} ${result[n]}`)));
  }
}
