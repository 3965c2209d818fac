// The report in the official layout, with what is found at its place. The view is drawn once and then brought up to
// date piece by piece, so that the field that somebody types in stays.

import { indices } from './bytes';
import { Pieces, el, fill } from './dom';
import type { At, Block, Entry, Piece, Severity } from './questions';
import type { Placed, Session } from './session';
import type { Words } from './words';

const WEIGHT: Record<Severity, number> = { error: 3, warning: 2, info: 1 };

export interface Listener {
  /** A place with findings was pointed at. */
  pointed(findings: number[]): void;
}

interface Drawn {
  element: HTMLElement;
  shape: string;
  update(block: Block, marks: Marks): void;
}

/** The findings at a block: on it as a whole, and by row and cell. */
interface Marks {
  whole: number[];
  cells: Map<string, number[]>;
}

/** Changes what an element holds, or the element itself; the key that is in it stays there, and nowhere else is it taken from. */
function keepingKey(element: HTMLElement, change: () => void, then = element): void {
  const held = element.contains(document.activeElement);
  change();
  if (held) then.focus({ preventScroll: true });
}

export class ReportView {
  readonly element: HTMLElement;
  /** Says which report of last year stands beside. */
  readonly beside = el('div', { class: 'last-year', hidden: true });
  private drawn: Drawn[] = [];
  private readonly pieces = new Pieces();

  constructor(
    private readonly session: Session,
    private readonly words: Words,
    private readonly listener: Listener,
  ) {
    this.element = el('article', { class: 'paper', lang: 'zh-CN' });
    this.element.addEventListener('click', (event) => {
      const marked = (event.target as Element).closest('[data-findings]');
      const listed = marked?.getAttribute('data-findings');
      if (listed) this.listener.pointed(listed.split(',').map(Number));
    });
    this.update();
  }

  /** Brings the view up to date. */
  update(): void {
    const { blocks } = this.session.checked.form;
    const marks = blocks.map((): Marks => ({ whole: [], cells: new Map() }));
    this.session.findings.forEach(({ at }, n) => {
      const mark = at === null ? undefined : marks[at.block];
      if (at === null || mark === undefined) return;
      if (at.cell === null) mark.whole.push(n);
      else mark.cells.set(at.cell.join(), [...(mark.cells.get(at.cell.join()) ?? []), n]);
    });
    const { absent, checked: { last_year } } = this.session;
    this.element.classList.toggle('beside', last_year !== null);
    const beside = [last_year === null ? '' : this.words.besideLast(last_year.name), absent.length === 0 ? '' : this.words.absent(absent)];
    this.beside.hidden = beside.every((line) => line === '');
    fill(this.beside, ...beside.map((line) => line !== '' && el('p', {}, line)));
    this.pieces.begin(this.bring(blocks, marks));
  }

  /** Brings the blocks up to date one by one; the first that are seen come first. */
  private *bring(blocks: Block[], marks: Marks[]): Generator<number> {
    for (const [n, block] of blocks.entries()) {
      const shape = shapeOf(block);
      const mark = marks[n] ?? { whole: [], cells: new Map<string, number[]>() };
      let drawn = this.drawn[n];
      if (drawn?.shape !== shape) {
        yield sizeOf(block);
        const made = this.draw(block, shape);
        if (drawn === undefined) this.element.append(made.element);
        else keepingKey(drawn.element, () => drawn?.element.replaceWith(made.element), made.element);
        this.drawn[n] = drawn = made;
      }
      drawn.update(block, mark);
      yield 0;
    }
    for (const extra of this.drawn.splice(blocks.length)) extra.element.remove();
  }

  /** Whether somebody is writing something that is not in the text yet. */
  get isWritten(): boolean {
    const editor = this.element.querySelector<HTMLTextAreaElement>('.editor');
    return editor !== null && editor.value !== editor.defaultValue;
  }

  /** Draws all that is left to draw. */
  finish(): void {
    this.pieces.finish();
  }

  /** Shows a place, and puts the caret there if it can be edited. */
  show(at: At, findings: number[], focus: boolean): void {
    this.finish();
    const block = this.drawn[at.block]?.element;
    if (block === undefined) return;
    const cell = at.cell === null ? null : block.querySelector(`[data-at="${at.cell.join()}"]`);
    const mark = findings.map((n) => block.querySelector(`[data-findings~="${n}"], [data-findings="${n}"]`)).find(Boolean);
    const target = cell ?? mark ?? block;
    target.scrollIntoView({ block: 'center', inline: 'center' });
    this.element.querySelectorAll('.shown').forEach((shown) => shown.classList.remove('shown'));
    target.classList.add('shown');
    if (focus) (target.querySelector<HTMLElement>('input') ?? target.closest<HTMLElement>('[tabindex]') ?? (target as HTMLElement)).focus({ preventScroll: true });
  }

  private draw(block: Block, shape: string): Drawn {
    switch (block.kind) {
      case 'grid':
        return this.grid(block, shape);
      case 'table':
        return this.table(block, shape);
      case 'key': {
        const value = el('span', { class: 'value' });
        const element = el('div', { class: 'key' }, el('span', { class: 'name' }, block.key), value);
        const update = (now: Block, marks: Marks) => {
          if (now.kind !== 'key') return;
          fill(value, now.value.text);
          this.mark(element, marks.whole);
        };
        return { element, shape, update };
      }
      default:
        return this.prose(block, shape);
    }
  }

  private prose(block: Exclude<Block, { kind: 'grid' | 'table' | 'key' }>, shape: string): Drawn {
    const name = block.kind === 'title' ? 'h1' : block.kind === 'heading' ? (`h${Math.min(block.level, 4)}` as 'h2') : 'p';
    const editable = block.kind !== 'comment';
    const element = el(name, { class: block.kind });
    if (editable) {
      element.tabIndex = 0;
      if (block.kind === 'paragraph') element.setAttribute('aria-roledescription', this.words.paragraph);
    }
    let piece: Piece = block;
    let editor: HTMLTextAreaElement | null = null;
    let seen = '';
    const update = (now: Block, marks: Marks) => {
      if (now.kind === 'grid' || now.kind === 'table' || now.kind === 'key') return;
      const state = JSON.stringify([now.text, marks.whole.map((n) => this.spanIn(n, now))]) + marks.whole.join();
      piece = now;
      if (editor !== null || state === seen) return;
      seen = state;
      keepingKey(element, () => fill(element, this.marked(now, marks.whole)));
    };
    const edit = () => {
      if (!editable || editor !== null) return;
      // What is drawn is then what was last found.
      this.finish();
      if (!element.isConnected) return;
      editor = el('textarea', { class: 'editor', 'aria-label': this.words.paragraph });
      editor.value = editor.defaultValue = piece.text;
      const { span, text } = piece;
      const { version } = this.session.checked;
      let left = false;
      const leave = (keep: boolean) => {
        if (editor === null || left) return;
        left = true;
        // What is typed before the answer comes would be nowhere.
        editor.readOnly = true;
        const value = editor.value;
        editor = null;
        seen = '';
        if (keep && value !== text) void this.session.write(span, version, value);
        else this.update();
      };
      editor.addEventListener('keydown', (event) => {
        if (event.isComposing) return;
        if (event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey)) {
          event.preventDefault();
          event.stopPropagation();
          leave(event.key === 'Enter');
        }
      });
      editor.addEventListener('blur', () => leave(true));
      const grow = () => {
        if (editor === null) return;
        editor.style.height = 'auto';
        editor.style.height = `${editor.scrollHeight + 2}px`;
      };
      editor.addEventListener('input', grow);
      fill(element, editor);
      grow();
      editor.focus();
    };
    element.addEventListener('dblclick', edit);
    element.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target === element) {
        event.preventDefault();
        edit();
      }
    });
    return { element, shape, update };
  }

  /** Where a finding is within a piece, in bytes from its start. */
  private spanIn(n: number, piece: Piece): [number, number] {
    const span = this.session.findings[n]?.finding.span ?? { start: 0, end: 0 };
    return [Math.max(0, span.start - piece.span[0]), Math.max(0, Math.min(span.end, piece.span[1]) - piece.span[0])];
  }

  /** A text with what is found in it marked. */
  private marked(piece: Piece, findings: number[]): DocumentFragment {
    const made = document.createDocumentFragment();
    const ranges = findings.map((n) => ({ n, at: this.spanIn(n, piece) }));
    const cuts = [...new Set(ranges.flatMap(({ at }) => at))].sort((a, b) => a - b);
    const where = indices(piece.text, cuts);
    const index = new Map(cuts.map((cut, n) => [cut, where[n] ?? 0]));
    let done = 0;
    cuts.forEach((cut, n) => {
      const from = index.get(cut) ?? 0;
      const to = n + 1 < cuts.length ? (where[n + 1] ?? from) : from;
      made.append(readable(piece.text.slice(done, from)));
      done = from;
      const held = ranges.filter(({ at }) => at[0] <= cut && cut < at[1]).map((range) => range.n);
      const points = ranges.filter(({ at }) => at[0] === cut && at[1] <= cut).map((range) => range.n);
      if (points.length > 0) {
        const mark = el('mark', { class: 'point' }, '‸');
        this.mark(mark, points);
        made.append(mark);
      }
      if (held.length > 0 && to > from) {
        const mark = el('mark', {}, readable(piece.text.slice(from, to)));
        this.mark(mark, held);
        made.append(mark);
        done = to;
      }
    });
    made.append(readable(piece.text.slice(done)));
    return made;
  }

  /** Says of an element what is found there. */
  private mark(element: HTMLElement, findings: number[]): void {
    const found = findings.map((n) => this.session.findings[n]).filter((it): it is Placed => it !== undefined);
    const worst = found.reduce<Severity | null>((worst, { finding }) => (worst === null || WEIGHT[finding.severity] > WEIGHT[worst] ? finding.severity : worst), null);
    for (const severity of ['error', 'warning', 'info']) element.classList.toggle(severity, severity === worst);
    if (worst === null) {
      element.removeAttribute('data-findings');
      element.removeAttribute('title');
      return;
    }
    element.setAttribute('data-findings', findings.join());
    element.title = found.map(({ finding }) => finding.message).join('\n');
  }

  private grid(block: Block & { kind: 'grid' }, shape: string): Drawn {
    const body = el('tbody');
    const table = el('table', { class: `official s${block.section}` }, el('caption', {}, this.words.cellHint), body);
    const element = el('div', { class: 'frame', tabindex: 0, role: 'group', 'aria-label': this.words.tableOf(`${block.section + 1}`) }, table);
    const cells: { td: HTMLTableCellElement; input: HTMLInputElement | null; was: HTMLElement | null; key: string }[] = [];
    block.rows.forEach((row, r) => {
      const tr = el('tr');
      row.forEach((cell, c) => {
        const span = { colspan: cell.columns > 1 ? cell.columns : null, rowspan: cell.rows > 1 ? cell.rows : null, 'data-at': `${r},${c}` };
        if (cell.figure === null) {
          // A name that is tall and narrow is set as the form has it, from top to bottom.
          const tall = cell.rows > 2 && cell.columns === 1 && cell.column < 2;
          const td = cell.words === '' ? el('td', span) : el('th', { ...span, scope: cell.above ? (cell.columns > 1 ? 'colgroup' : 'col') : cell.rows > 1 ? 'rowgroup' : 'row', class: tall ? 'tall' : null }, cell.words);
          cells.push({ td, input: null, was: null, key: `${r},${c}` });
          tr.append(td);
          return;
        }
        const { figure } = cell;
        const input = el('input', { type: 'text', inputmode: 'numeric', autocomplete: 'off', spellcheck: 'false', 'aria-label': figure.name });
        input.addEventListener('input', () => void this.session.set(figure.cell, input.value));
        input.addEventListener('focus', () => input.select());
        input.addEventListener('blur', () => this.update());
        input.addEventListener('keydown', (event) => this.move(event, input, table));
        const was = el('span', { class: 'was' });
        const td = el('td', { ...span, class: figure.sum ? 'figure sum' : 'figure' }, input, was);
        cells.push({ td, input, was, key: `${r},${c}` });
        tr.append(td);
      });
      body.append(tr);
    });
    const update = (now: Block, marks: Marks) => {
      if (now.kind !== 'grid') return;
      this.mark(element, marks.whole);
      let n = 0;
      for (const row of now.rows) {
        for (const cell of row) {
          const drawn = cells[n++];
          if (drawn === undefined) continue;
          const findings = marks.cells.get(drawn.key) ?? [];
          this.mark(drawn.td, findings);
          if (drawn.input === null || drawn.was === null || cell.figure === null) continue;
          const was = this.session.checked.last_year?.figures[cell.figure.cell.join()] ?? '';
          if (drawn.was.textContent !== was) drawn.was.textContent = was;
          this.enter(drawn.input, cell.figure, findings, was);
        }
      }
    };
    return { element, shape, update };
  }

  private enter(input: HTMLInputElement, figure: Entry, findings: number[], was: string): void {
    const shown = figure.state === 'derived' && figure.value !== null ? figure.value : figure.text;
    // What was typed stays until it has been put into the text.
    if (input !== document.activeElement && !this.session.isBusy) input.value = shown;
    input.disabled = figure.state === 'missing';
    input.classList.toggle('long', shown.length > 6);
    const notes = [figure.state === 'derived' ? this.words.computed : '', was === '' ? '' : this.words.was(was), ...findings.map((n) => this.session.findings[n]?.finding.message ?? '')];
    const note = figure.state === 'missing' ? this.words.missing : notes.filter(Boolean).join('；');
    input.setAttribute('aria-label', note === '' ? figure.name : `${figure.name}：${note}`);
    const wrong = findings.some((n) => this.session.findings[n]?.finding.severity === 'error');
    if (wrong) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
  }

  /** As in a sheet: Enter and the arrows go to the next figure, up and down in the same column. */
  private move(event: KeyboardEvent, input: HTMLInputElement, table: HTMLTableElement): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const down = event.key === 'Enter' ? (event.shiftKey ? -1 : 1) : event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (down === 0) return;
    event.preventDefault();
    const box = input.getBoundingClientRect();
    const middle = (box.left + box.right) / 2;
    const fields = [...table.querySelectorAll<HTMLInputElement>('input:not([disabled])')];
    const placed = fields.map((field) => ({ field, box: field.getBoundingClientRect() }));
    const beyond = placed.filter((it) => (down > 0 ? it.box.top >= box.bottom - 1 : it.box.bottom <= box.top + 1) && it.box.left <= middle && middle <= it.box.right);
    (down > 0 ? beyond[0] : beyond.at(-1))?.field.focus();
  }

  private table(block: Block & { kind: 'table' }, shape: string): Drawn {
    const body = el('tbody');
    const element = el('div', { class: 'frame', tabindex: 0, role: 'group', 'aria-label': this.words.other }, el('table', { class: 'own' }, body));
    const cells: { td: HTMLTableCellElement; key: string }[] = [];
    block.rows.forEach((row, r) => {
      const tr = el('tr');
      row.forEach((_, c) => {
        const td = el('td', { 'data-at': `${r},${c}` });
        cells.push({ td, key: `${r},${c}` });
        tr.append(td);
      });
      body.append(tr);
    });
    const update = (now: Block, marks: Marks) => {
      if (now.kind !== 'table') return;
      let n = 0;
      for (const piece of now.rows.flat()) {
        const drawn = cells[n++];
        if (drawn === undefined) continue;
        drawn.td.textContent = piece.text;
        this.mark(drawn.td, marks.cells.get(drawn.key) ?? []);
      }
      this.mark(element, marks.whole);
    };
    return { element, shape, update };
  }
}

/** How much there is to lay out of a block. */
function sizeOf(block: Block): number {
  return 'rows' in block ? 2 * block.rows.flat().length : 'text' in block ? 1 + block.text.length / 40 : 1;
}

/** What has to be drawn anew when it changes. */
function shapeOf(block: Block): string {
  switch (block.kind) {
    case 'grid':
      return `grid ${block.section} ${block.rows.map((row) => row.length).join()}`;
    case 'table':
      return `table ${block.rows.map((row) => row.length).join()}`;
    case 'key':
      return `key ${block.key}`;
    case 'heading':
      return `heading ${block.level}`;
    default:
      return block.kind;
  }
}

/** A text without the backslashes that keep its marks from being read, and without the marks of a comment. */
function readable(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~｜＃])/g, '$1').replace(/<!--\s?|\s?-->/g, '').replace(/<br>/g, '\n');
}
