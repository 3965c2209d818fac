// The page: where files are dropped, the sheet of many, and one report with what is found in it.

import { Batch, beijing, kinOf, type Entry } from './batch';
import { el, download, fill } from './dom';
import { Died, Engine, Refused } from './engine';
import { MOST, chosen, dropped, unzipped, type Given } from './files';
import type { Lang, Opened } from './questions';
import { ReportView } from './report';
import { Session } from './session';
import { sheet } from './sheet';
import { Side } from './side';
import { WORDS } from './words';

declare const WORKER: string;

let lang: Lang = 'zh';
/** Whether an archive is being put together. */
let packing = false;
let current: { entry: Entry; view: ReportView; side: Side; buttons: () => void } | null = null;

async function unpacked(): Promise<WebAssembly.Module> {
  const data = document.getElementById('module')?.textContent?.trim() ?? '';
  const packed = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return WebAssembly.compile(await new Response(stream).arrayBuffer());
}

const engine = new Engine(WORKER, unpacked());
const batch = new Batch(engine);
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
  const button = (label: string, title: string, act: () => void, more = {}) => el('button', { type: 'button', title, onclick: act, ...more }, label);
  const take = button(words.take, words.takeHint, () => void takeAway(), { class: 'primary take', disabled: batch.running || packing || batch.review === null });
  // What is drawn anew keeps the place and the key.
  const frame = root.querySelector('.sheet .frame');
  const [at, focus] = [frame?.scrollTop ?? 0, document.activeElement?.textContent ?? ''];
  const isWithin = frame?.contains(document.activeElement) ?? false;
  fill(root, header(...pickers(false), button(words.clear, words.clearHint, clear), take), notice, sheet(batch, words, (entry) => void open(entry)));
  const now = root.querySelector('.sheet .frame');
  if (now !== null) now.scrollTop = at;
  if (isWithin) [...root.querySelectorAll<HTMLElement>('.units button')].find((it) => it.textContent === focus)?.focus();
}

function backToSheet(): void {
  showSheet();
  // A report was open while the language changed, or when files came in.
  if (!batch.running && batch.review === null) void runAll();
}

/** Whether there is a sheet to go back to. */
const isMany = () => batch.entries.length > 1 || batch.lists.size > 0 || batch.hasNew;

function clear(): void {
  if (batch.changed && !window.confirm(WORDS[lang].clearSure)) return;
  batch.clear();
  say(null);
  showStart();
  root.querySelector<HTMLElement>('.picker button')?.focus();
}

/** Checks all files, and shows how far it is. */
async function runAll(): Promise<void> {
  let drawn = 0;
  const draw = () => {
    if (current !== null || (batch.running && performance.now() - drawn < 250)) return;
    showSheet();
    drawn = performance.now();
  };
  try {
    await batch.run(lang, WORDS[lang], draw);
  } catch (error) {
    // A file was taken away meanwhile.
    say(String(error));
  }
}

async function takeAway(): Promise<void> {
  const words = WORDS[lang];
  packing = true;
  if (current === null) showSheet();
  try {
    let told = 0;
    const { file, annotated, letters, unread } = await batch.take(lang, words, (done, all) => {
      if (performance.now() - told < 250) return;
      told = performance.now();
      say(words.packing(done, all));
    });
    download(words.archive, file, 'application/zip');
    say(words.taken(annotated, letters, unread));
  } catch (error) {
    say(error instanceof Died ? words.died : String(error));
  } finally {
    packing = false;
    if (current === null) showSheet();
  }
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
  const back = isMany() ? button(words.back, backToSheet) : null;
  const menu = el('details', { class: 'menu' }, el('summary', { class: 'primary' }, words.download));
  const item = (label: string, act: () => void, title = '') => button(label, () => ((menu.open = false), act()), title);
  const items = [item(words.annotated, () => void annotated(entry), words.annotatedHint), item(words.save, () => void keep(session), words.saveHint), item(words.official, () => void publish(session, 'docx')), item(words.officialPage, () => void publish(session, 'html'))];
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
  fill(root, el('a', { class: 'skip', href: '#side-body' }, words.skip), header(...tools), notice, el('div', { class: 'work' }, el('main', { class: 'desk', 'aria-label': words.main, tabindex: 0 }, name, view.beside, view.element), side.element));
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

/** The file with what is found in it as comments. */
async function annotated({ path, file, session }: Entry): Promise<void> {
  const words = WORDS[lang];
  // What was text is annotated as it is now; a Word file is the one that was given.
  const isText = session !== null && !session.imported;
  try {
    const bytes = isText ? await new Blob([session.text]).arrayBuffer() : await file.arrayBuffer();
    const { header, file: made } = await engine.made({ ask: 'annotate', name: path, date: beijing(), lang }, bytes);
    if (header.comments === 0) return say(words.nothingToNote(header.unsaid));
    download(header.name, made, TYPES.docx);
    if (session?.differs && !isText) say(words.annotatedChanged);
  } catch (error) {
    say(error instanceof Died ? words.died : error instanceof Error ? error.message : String(error));
  }
}

/** Takes files in: one is opened, of many there is a sheet. */
async function take(given: Given[]): Promise<void> {
  say(null);
  if (given.length === 0) return say(WORDS[lang].noFile);
  const found = await unzipped(given, engine, lang, WORDS[lang]);
  if (found.length === 0) return say(WORDS[lang].noFile);
  batch.add(found);
  const [only] = batch.entries;
  if (!isMany() && only !== undefined) {
    await open(only);
    return;
  }
  showSheet();
  await runAll();
  if (batch.entries.length > 0 || batch.running) return;
  showStart();
  say(WORDS[lang].listsOnly);
}

/** What the module keeps beside the report that is open: of which life, file, neighbours and language. */
let prepared = '';

/** Has the module keep the neighbours of a report that is looked at; by which key. */
async function besideOf(entry: Entry): Promise<string | null> {
  const kin = kinOf(entry);
  if (kin === '') return null;
  await engine.start();
  const as = `${engine.life} ${lang} ${entry.id}${kin}`;
  if (prepared !== as) {
    await batch.beside('open', entry, lang);
    prepared = as;
  }
  return 'open';
}

/** What a file is as a report. */
async function examine(entry: Entry): Promise<Opened | null> {
  const words = WORDS[lang];
  if (entry.error !== undefined || entry.file.size > MOST) {
    entry.outcome = { error: entry.error ?? words.tooLarge };
    return null;
  }
  try {
    const opened = await engine.ask({ ask: 'open', name: entry.path, lang, beside: await besideOf(entry) }, await entry.file.arrayBuffer());
    const lines = entry.outcome !== null && 'lines' in entry.outcome ? entry.outcome.lines : [];
    entry.outcome = { agency: opened.agency, year: opened.year, counts: opened.counts, lines };
    return opened;
  } catch (error) {
    entry.outcome = { error: error instanceof Refused ? error.message : error instanceof Died ? words.diedOpen : String(error) };
    return null;
  }
}

async function open(entry: Entry): Promise<void> {
  if (entry.session !== null) {
    showReport(entry, entry.session);
    // What stands beside it may be another by now.
    if (kinOf(entry) !== entry.session.kin) void entry.session.again();
    entry.session.kin = kinOf(entry);
    return;
  }
  const opened = await examine(entry);
  if (opened === null) {
    if (isMany()) showSheet();
    else {
      batch.clear();
      showStart();
    }
    const outcome = entry.outcome;
    if (outcome !== null && 'error' in outcome) say(`${entry.path}：${outcome.error}`);
    return;
  }
  const session = new Session(engine, entry.path, lang, opened, () => besideOf(entry), (error) => {
    say(error === null ? null : error instanceof Died ? WORDS[lang].died : error.message);
    if (current?.entry !== entry) return;
    current.view.update();
    current.side.update();
    current.buttons();
  });
  session.kin = kinOf(entry);
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
  for (const { session } of batch.entries) if (session !== null) session.lang = lang;
  if (entry?.session) {
    const { session } = entry;
    await session.again();
    showReport(entry, session);
  } else if (isMany()) {
    showSheet();
    // What was gathered speaks the other language.
    void runAll();
  } else showStart();
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
  if (batch.changed) event.preventDefault();
});

showStart();
document.documentElement.classList.add('ready');
engine.start().catch((error: unknown) => say(`${WORDS[lang].unavailable}：${String(error)}`));
