// The page: where files are dropped, the sheet of many, and one report with what is found in it.

import { el, download, fill } from './dom';
import { Died, Engine, Refused } from './engine';
import { MOST, chosen, dropped, type Given } from './files';
import type { Lang, Opened } from './questions';
import { ReportView } from './report';
import { Session } from './session';
import { Side } from './side';
import { WORDS } from './words';

declare const WORKER: string;

/** A file of the sheet. A report that was opened stays open; of the others no more is kept than what the sheet says. */
interface Entry extends Given {
  outcome: { agency: string | null; year: number | null; counts: [number, number, number] } | { error: string } | null;
  session: Session | null;
}

let lang: Lang = 'zh';
const entries: Entry[] = [];
let current: { entry: Entry; view: ReportView; side: Side; buttons: () => void } | null = null;

async function unpacked(): Promise<WebAssembly.Module> {
  const data = document.getElementById('module')?.textContent?.trim() ?? '';
  const packed = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return WebAssembly.compile(await new Response(stream).arrayBuffer());
}

const engine = new Engine(WORKER, unpacked());
const root = document.getElementById('app') as HTMLElement;
const notice = el('div', { class: 'notice', role: 'status', 'aria-live': 'polite', hidden: true });

function say(message: string | null): void {
  notice.hidden = message === null;
  if (message !== null) fill(notice, el('span', {}, message), el('button', { type: 'button', onclick: () => say(null) }, WORDS[lang].close));
}

function header(...tools: (HTMLElement | null)[]): HTMLElement {
  const words = WORDS[lang];
  return el(
    'header',
    { class: 'bar' },
    el('div', { class: 'brand' }, el('strong', {}, words.title), el('span', { class: 'promise' }, words.promise)),
    el(
      'nav',
      { class: 'tools', 'aria-label': words.tools },
      ...tools,
      el('button', { type: 'button', class: 'lang', lang: lang === 'zh' ? 'en' : 'zh-CN', onclick: () => void turn() }, words.lang),
    ),
  );
}

function pickers(primary: boolean): HTMLElement[] {
  const words = WORDS[lang];
  const picker = (label: string, folder: boolean) => {
    const field = el('input', { type: 'file', multiple: true, webkitdirectory: folder, tabindex: -1, 'aria-hidden': 'true' });
    field.hidden = true;
    field.addEventListener('change', () => void take(chosen(field)));
    const button = el('button', { type: 'button', class: primary && !folder ? 'primary' : null, onclick: () => field.click() }, label);
    return el('span', { class: 'picker' }, button, field);
  };
  return [picker(primary ? words.choose : words.open, false), ...(primary ? [picker(words.folder, true)] : [])];
}

function showStart(): void {
  const words = WORDS[lang];
  current = null;
  fill(
    root,
    header(),
    notice,
    el(
      'main',
      { class: 'start' },
      el('div', { class: 'drop' }, el('h1', {}, words.dropTitle), el('p', {}, words.dropHint), el('p', { class: 'pick' }, ...pickers(true)), el('p', { class: 'formats' }, words.formats)),
    ),
  );
}

function showSheet(): void {
  const words = WORDS[lang];
  current = null;
  const body = el('tbody');
  const done = entries.filter(({ outcome }) => outcome !== null).length;
  const bad = entries.filter(({ outcome }) => outcome !== null && 'error' in outcome).length;
  const running = done < entries.length;
  entries.forEach((entry) => {
    const { outcome, session } = entry;
    const counts = session === null ? (outcome !== null && 'counts' in outcome ? outcome.counts : null) : countsOf(session);
    const about = outcome !== null && 'counts' in outcome ? outcome : null;
    const result =
      outcome === null
        ? '…'
        : 'error' in outcome
          ? el('span', { class: 'bad' }, `${words.cannot}：${outcome.error}`)
          : counts !== null && counts.some((n) => n > 0)
            ? el('span', { class: 'counts' }, ...(['error', 'warning', 'info'] as const).map((severity, n) => (counts[n] ?? 0) > 0 && el('span', { class: `count ${severity}` }, `${words.severities[severity]} ${counts[n]}`)))
            : el('span', { class: 'clean' }, words.clean);
    const name = about === null ? entry.path : el('button', { type: 'button', class: 'link', onclick: () => void open(entry) }, entry.path);
    body.append(
      el('tr', {}, el('td', {}, name), el('td', {}, about?.agency ?? ''), el('td', { class: 'year' }, about?.year === null || about === null ? '' : String(about.year)), el('td', {}, result, session?.changed && el('span', { class: 'edited' }, words.edited))),
    );
  });
  const head = el('thead', {}, el('tr', {}, ...[words.file, words.unit, words.year, words.result].map((name) => el('th', { scope: 'col' }, name))));
  const bar = el('progress', { max: entries.length, value: done, 'aria-label': words.progress(done, entries.length) });
  fill(
    root,
    header(...pickers(false)),
    notice,
    el('main', { class: 'sheet' }, el('h1', {}, words.sheet), el('p', { class: 'state', role: 'status' }, running ? words.progress(done, entries.length) : words.counts(entries.length, bad)), running && bar, el('div', { class: 'frame', tabindex: 0, role: 'group', 'aria-label': words.sheet }, el('table', { class: 'units' }, head, body))),
  );
}

function countsOf(session: Session): [number, number, number] {
  const count = (severity: string) => session.findings.filter(({ finding }) => finding.severity === severity).length;
  return [count('error'), count('warning'), count('info')];
}

function showReport(entry: Entry, session: Session): void {
  const words = WORDS[lang];
  const side: Side = new Side(session, engine, words, (n) => {
    const at = session.findings[n]?.at;
    if (at) view.show(at, [n], false);
  });
  const view = new ReportView(session, words, { pointed: (findings) => side.point(findings) });
  const button = (label: string, act: () => void, title = '') => el('button', { type: 'button', title: title || null, onclick: act }, label);
  const undo = button(words.undo, () => void session.undo(), 'Ctrl+Z');
  const redo = button(words.redo, () => void session.redo(), 'Ctrl+Y');
  const back = entries.length > 1 ? button(words.back, showSheet) : null;
  const menu = el('details', { class: 'menu' }, el('summary', { class: 'primary' }, words.download));
  const item = (label: string, act: () => void, title = '') => button(label, () => ((menu.open = false), act()), title);
  const items = [item(words.save, () => void keep(session), words.saveHint), item(words.official, () => void publish(session, 'docx')), item(words.officialPage, () => void publish(session, 'html'))];
  menu.append(el('div', { class: 'items' }, ...items));
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  const tools = [back, ...pickers(false), undo, redo, button(words.print, () => window.print()), menu];
  const name = el('div', { class: 'file' }, entry.path);
  const state = el('span', { class: 'edited' }, words.edited);
  name.append(state);
  const buttons = () => {
    undo.disabled = !session.canUndo;
    redo.disabled = !session.canRedo;
    state.hidden = !session.changed;
  };
  current = { entry, view, side, buttons };
  buttons();
  fill(root, el('a', { class: 'skip', href: '#side-body' }, words.skip), header(...tools), notice, el('div', { class: 'work' }, el('main', { class: 'desk', 'aria-label': words.main, tabindex: 0 }, name, view.element), side.element));
}

/** The file's own name, without its ending. */
function stem(name: string): string {
  return (name.split('/').at(-1) ?? name).replace(/\.(nianbao|nianbao\.md|[a-z0-9]{2,5})$/i, '');
}

async function keep(session: Session): Promise<void> {
  download(`${stem(session.name)}.nianbao`, session.text, 'text/plain;charset=utf-8');
  session.kept();
  current?.buttons();
}

const TYPES = { docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', html: 'text/html' };

/** The report in the official layout. */
async function publish(session: Session, to: 'docx' | 'html'): Promise<void> {
  try {
    const { header, file } = await engine.made({ ask: 'export', text: session.text, to });
    download(`${stem(session.name)}.${to}`, file, TYPES[to]);
    if (header.gaps.length > 0) say(WORDS[lang].gaps(header.gaps.join('、')));
  } catch (error) {
    say(error instanceof Refused ? error.message : WORDS[lang].died);
  }
}

/** Takes files in: one is opened, of many there is a sheet. */
async function take(given: Given[]): Promise<void> {
  say(null);
  if (given.length === 0) return say(WORDS[lang].noFile);
  entries.splice(0, entries.length, ...given.map((it): Entry => ({ ...it, outcome: null, session: null })));
  const [only] = entries;
  if (entries.length === 1 && only !== undefined) {
    await open(only);
    return;
  }
  showSheet();
  const mine = [...entries];
  let drawn = performance.now();
  for (const entry of mine) {
    // Other files were dropped meanwhile.
    if (entries[0] !== mine[0]) return;
    if (entry.outcome === null) await examine(entry);
    if (current === null && performance.now() - drawn > 200) {
      showSheet();
      drawn = performance.now();
    }
  }
  if (current === null) showSheet();
}

/** Checks a file for the sheet. */
async function examine(entry: Entry): Promise<Opened | null> {
  const words = WORDS[lang];
  if (entry.file.size > MOST) {
    entry.outcome = { error: words.tooLarge };
    return null;
  }
  try {
    const opened = await engine.ask({ ask: 'open', name: entry.path, lang }, await entry.file.arrayBuffer());
    entry.outcome = { agency: opened.agency, year: opened.year, counts: opened.counts };
    return opened;
  } catch (error) {
    entry.outcome = { error: error instanceof Refused ? error.message : error instanceof Died ? words.diedOpen : String(error) };
    return null;
  }
}

async function open(entry: Entry): Promise<void> {
  if (entry.session !== null) return showReport(entry, entry.session);
  const opened = await examine(entry);
  if (opened === null) {
    if (entries.length > 1) showSheet();
    else showStart();
    const outcome = entry.outcome;
    if (outcome !== null && 'error' in outcome) say(`${entry.path}：${outcome.error}`);
    return;
  }
  const session = new Session(engine, entry.path, lang, opened, (error) => {
    say(error === null ? null : error instanceof Died ? WORDS[lang].died : error.message);
    if (current?.entry !== entry) return;
    current.view.update();
    current.side.update();
    current.buttons();
  });
  entry.session = session;
  showReport(entry, session);
}

/** The other language. */
async function turn(): Promise<void> {
  lang = lang === 'zh' ? 'en' : 'zh';
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  document.title = WORDS[lang].short;
  say(null);
  const entry = current?.entry;
  for (const { session } of entries) if (session !== null) session.lang = lang;
  if (entry?.session) {
    const { session } = entry;
    await session.again();
    showReport(entry, session);
  } else if (entries.length > 1) showSheet();
  else showStart();
  root.querySelector<HTMLElement>('.lang')?.focus();
}

document.addEventListener('dragover', (event) => {
  event.preventDefault();
  document.body.classList.add('over');
});
document.addEventListener('dragleave', (event) => {
  if (event.relatedTarget === null) document.body.classList.remove('over');
});
document.addEventListener('drop', (event) => {
  event.preventDefault();
  document.body.classList.remove('over');
  if (event.dataTransfer !== null) void dropped(event.dataTransfer).then(take);
});
document.addEventListener('keydown', (event) => {
  const session = current?.entry.session;
  if (!session || !(event.ctrlKey || event.metaKey) || event.target instanceof HTMLTextAreaElement) return;
  const key = event.key.toLowerCase();
  if (key !== 'z' && key !== 'y') return;
  event.preventDefault();
  if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
  void (key === 'y' || event.shiftKey ? session.redo() : session.undo());
});
window.addEventListener('beforeunload', (event) => {
  if (entries.some(({ session }) => session?.changed)) event.preventDefault();
});

showStart();
document.documentElement.classList.add('ready');
engine.start().catch((error: unknown) => say(`${WORDS[lang].unavailable}：${String(error)}`));
