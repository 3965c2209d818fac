// The sheet of many: a row for each unit and each file, and what of all can be taken away.

import type { Batch, Entry } from './batch';
import { el } from './dom';
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

export function countsOf(session: Session): [number, number, number] {
  const count = (severity: string) => session.findings.filter(({ finding }) => finding.severity === severity).length;
  return [count('error'), count('warning'), count('info')];
}

/** What became of a file. */
function result(entry: Entry | null, words: Words): Node | string {
  if (entry === null) return '';
  const { outcome, session } = entry;
  if (outcome === null) return '…';
  if ('error' in outcome) return el('span', { class: 'bad' }, `${words.cannot}：${outcome.error}`);
  const counts = session === null ? outcome.counts : countsOf(session);
  const shown = (['error', 'warning', 'info'] as const).map((severity, n) => (counts[n] ?? 0) > 0 && el('span', { class: `count ${severity}` }, `${words.severities[severity]} ${counts[n]}`));
  return counts.some((n) => n > 0) ? el('span', { class: 'counts' }, ...shown) : el('span', { class: 'clean' }, words.clean);
}

/** The sheet. `progress` says how far the archive is, where one is being made. */
export function sheet(batch: Batch, words: Words, open: (entry: Entry) => void): HTMLElement {
  const { entries, review, running } = batch;
  const done = entries.filter(({ outcome }) => outcome !== null).length;
  const bad = entries.filter(({ outcome }) => outcome !== null && 'error' in outcome).length;
  const body = el('tbody');
  for (const row of rows(batch, words)) {
    const { entry } = row;
    const name = entry === null ? '' : el('button', { type: 'button', class: 'link', onclick: () => open(entry) }, entry.path);
    body.append(
      el(
        'tr',
        {},
        el('th', { scope: 'row' }, row.unit),
        el('td', { class: 'year' }, row.year === null ? '' : String(row.year)),
        el('td', { class: row.isInOrder ? null : 'bad' }, row.state, row.remark !== '' && el('span', { class: 'where' }, row.remark)),
        el('td', {}, result(entry, words), entry?.session?.changed && el('span', { class: 'edited' }, words.edited)),
        el('td', {}, name),
      ),
    );
  }
  const names = [words.unit, words.year, words.state, words.result, words.file];
  const head = el('thead', {}, el('tr', {}, ...names.map((name) => el('th', { scope: 'col' }, name))));
  const told = running ? words.progress(done, entries.length) : [words.counts(entries.length, bad), review !== null && review.missing > 0 && words.missingUnits(review.missing)].filter(Boolean).join('');
  const lists = [...batch.lists].map(([kind, { path }]) => `${words.listKinds[kind]}：${path}`);
  return el(
    'main',
    { class: 'sheet' },
    el('h1', {}, words.sheet),
    el('p', { class: 'state', role: 'status' }, told),
    running && el('progress', { max: entries.length, value: done, 'aria-label': told }),
    lists.length > 0 && el('p', { class: 'lists' }, lists.join('　')),
    review !== null && review.doubts.length > 0 && el('ul', { class: 'doubts' }, ...review.doubts.map((doubt) => el('li', {}, doubt))),
    el('div', { class: 'frame', tabindex: 0, role: 'group', 'aria-label': words.sheet }, el('table', { class: 'units' }, head, body)),
  );
}
