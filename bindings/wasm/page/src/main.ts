// The page: where files are dropped, the sheet of many, and one report with what is found in it.

import { Batch, beijing, kinOf, type Entry } from './batch';
import { el, download, fill } from './dom';
import { Engine, Refused } from './engine';
import { MOST, chosen, dropped, unzipped, type Given } from './files';
import type { Lang, Opened } from './questions';
import { reason } from './reasons';
import { ReportView } from './report';
import { Overtaken, Session } from './session';
import { SheetView } from './sheet';
import { Side } from './side';
import { WORDS } from './words';

declare const WORKER: string;

let lang: Lang = 'zh';
/** Whether an archive is being put together. */
let packing = false;
/** How often it was decided what to look at: what is ready later than the next decision is not shown. */
let looked = 0;
let current: { entry: Entry; view: ReportView; side: Side; buttons: () => void } | null = null;
/** The sheet of many, which stays while a report is looked at; how far down it was. */
let many: { view: SheetView; take: HTMLButtonElement; scrolled: number } | null = null;

// Unpacked by the worker, since nothing that takes long is done here.
const engine = new Engine(WORKER, document.getElementById('module')?.textContent ?? '');
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
    field.addEventListener('change', () => {
      const given = chosen(field);
      // A field that holds a file says nothing when that file is chosen again.
      field.value = '';
      void take(given);
    });
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
  many ??= { view: new SheetView(batch, words, (entry) => void open(entry)), take: el('button', { type: 'button', class: 'primary take', title: words.takeHint, onclick: () => void takeAway() }, words.take), scrolled: 0 };
  many.take.disabled = batch.running || packing || batch.review === null;
  if (many.view.element.isConnected) {
    many.view.update();
    return;
  }
  const clearing = el('button', { type: 'button', title: words.clearHint, onclick: clear }, words.clear);
  fill(root, header(...pickers(false), clearing, many.take), notice, many.view.element);
  many.view.update();
  window.scrollTo(0, many.scrolled);
}

function backToSheet(): void {
  looked++;
  const from = current?.entry;
  showSheet();
  if (from !== undefined) many?.view.focus(from);
  // A report was open while the language changed, or when files came in.
  if (!batch.running && batch.review === null) void runAll();
}

/** Whether there is a sheet to go back to. */
const isMany = () => batch.entries.length > 1 || batch.lists.size > 0 || batch.hasNew;

function clear(): void {
  if (batch.changed && !window.confirm(WORDS[lang].clearSure)) return;
  looked++;
  batch.clear();
  many = null;
  prepared.clear();
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
    say(reason(error, WORDS[lang], WORDS[lang].died));
  }
}

async function takeAway(): Promise<void> {
  const words = WORDS[lang];
  packing = true;
  if (current === null) showSheet();
  try {
    let told = 0;
    const taken = await batch.take(lang, words, (done, all) => {
      if (performance.now() - told < 250) return;
      told = performance.now();
      say(words.packing(done, all));
    });
    if (taken === null) return say(null);
    const { file, annotated, letters, unread, left } = taken;
    download(words.archive, file, 'application/zip');
    say([words.taken(annotated, letters, unread), left.length > 0 && words.left(left)].filter(Boolean).join(''));
  } catch (error) {
    say(reason(error, words, words.died));
  } finally {
    packing = false;
    if (current === null) showSheet();
  }
}

function showReport(entry: Entry, session: Session): Side {
  const words = WORDS[lang];
  const side: Side = new Side(session, engine, words, (n) => {
    const at = session.findings[n]?.at;
    if (at) view.show(at, [n], false);
  });
  const view = new ReportView(session, words, { pointed: (findings) => side.point(findings) });
  const button = (label: string, act: () => void, title = '') => el('button', { type: 'button', title: title || null, onclick: act }, label);
  const undo = button(words.undo, () => void session.undo(), 'Ctrl+Z');
  const redo = button(words.redo, () => void session.redo(), 'Ctrl+Y');
  const back = isMany() ? button(words.back, backToSheet) : button(words.clear, clear, words.clearHint);
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
  if (many?.view.element.isConnected) many.scrolled = window.scrollY;
  current = { entry, view, side, buttons };
  buttons();
  fill(root, el('a', { class: 'skip', href: '#side-body' }, words.skip), header(...tools), notice, el('div', { class: 'work' }, el('main', { class: 'desk', 'aria-label': words.main, tabindex: 0 }, name, view.beside, view.element), side.element));
  window.scrollTo(0, 0);
  return side;
}

/** The file's own name, without its ending. */
function stem(name: string): string {
  return (name.split('/').at(-1) ?? name).replace(/\.(nianbao|nianbao\.md|[a-z0-9]{2,5})$/i, '');
}

async function keep(session: Session): Promise<void> {
  await session.settled();
  download(`${stem(session.name)}.nianbao`, session.text, 'text/plain;charset=utf-8');
  session.kept();
  current?.buttons();
}

const TYPES = { docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', html: 'text/html' };

/** The report in the official layout. */
async function publish(session: Session, to: 'docx' | 'html'): Promise<void> {
  try {
    await session.settled();
    const { header, file } = await engine.made({ ask: 'export', text: session.text, to });
    download(`${stem(session.name)}.${to}`, file, TYPES[to]);
    if (header.gaps.length > 0) say(WORDS[lang].gaps(header.gaps.join('、')));
  } catch (error) {
    say(reason(error, WORDS[lang], WORDS[lang].died));
  }
}

/** The file with what is found in it as comments. */
async function annotated({ path, file, session }: Entry): Promise<void> {
  const words = WORDS[lang];
  // What was text is annotated as it is now; a Word file is the one that was given.
  const isText = session !== null && !session.imported;
  try {
    await session?.settled();
    const bytes = isText ? await new Blob([session.text]).arrayBuffer() : await file.arrayBuffer();
    const { header, file: made } = await engine.made({ ask: 'annotate', name: path, date: beijing(), lang }, bytes);
    if (header.comments === 0) return say(words.nothingToNote(header.unsaid));
    download(header.name, made, TYPES.docx);
    if (session?.differs && !isText) say(words.annotatedChanged);
  } catch (error) {
    say(reason(error, words, words.died));
  }
}

/** Takes files in: one is opened, of many there is a sheet. */
async function take(given: Given[]): Promise<void> {
  say(null);
  if (given.length === 0) return say(WORDS[lang].noFile);
  const found = await unzipped(given, engine, lang, WORDS[lang]);
  if (found.length === 0) return say(WORDS[lang].noFile);
  looked++;
  const replaced = batch.add(found);
  if (replaced > 0) say(WORDS[lang].replaced(replaced));
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

/** What the module keeps beside the reports that are open: of which life, language and neighbours. */
const prepared = new Map<number, string>();

/** Has the module keep the neighbours of a report that is looked at, as they are by now; by which key. */
async function besideOf(entry: Entry): Promise<string | null> {
  if (kinOf(entry) === '') return null;
  await engine.start();
  const key = `open ${entry.id}`;
  const as = `${engine.life} ${lang}${kinOf(entry, true)}`;
  if (prepared.get(entry.id) !== as) {
    await batch.beside(key, entry, lang, WORDS[lang], true);
    prepared.set(entry.id, as);
  }
  return key;
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
    const known = entry.outcome !== null && 'lines' in entry.outcome ? entry.outcome : { lines: [], last_year: [], aggregate: [] };
    entry.outcome = { ...known, agency: opened.agency, year: opened.year, counts: opened.counts };
    return opened;
  } catch (error) {
    entry.outcome = { error: reason(error, words) };
    return null;
  }
}

async function open(entry: Entry): Promise<void> {
  const mine = ++looked;
  const spoken = lang;
  const opened = entry.session === null ? await examine(entry) : null;
  if (opened !== null && entry.session === null) entry.session = sessionOf(entry, spoken, opened);
  if (entry.session !== null) {
    await speak(entry, entry.session);
    if (mine !== looked) return;
    acquaint(entry, entry.session);
    showReport(entry, entry.session);
    return;
  }
  if (mine !== looked) return;
  if (opened === null) {
    if (isMany()) showSheet();
    else {
      batch.clear();
      showStart();
    }
    const outcome = entry.outcome;
    if (outcome !== null && 'error' in outcome) say(`${entry.path}：${outcome.error}`);
  }
}

function sessionOf(entry: Entry, spoken: Lang, opened: Opened): Session {
  const session = new Session(engine, entry.path, spoken, opened, () => besideOf(entry), (error) => {
    say(error && wrong(error));
    if (current?.entry !== entry) return;
    current.view.update();
    current.side.update();
    current.buttons();
  });
  session.kin = kinOf(entry, true);
  return session;
}

/** Why what somebody did to a report came to nothing. */
function wrong(error: Error): string {
  const words = WORDS[lang];
  if (error instanceof Overtaken) return words.overtaken(error.value);
  return error instanceof Refused ? words.refused : reason(error, words, words.died);
}

/** Has a report speak the language of the page: what was found when its file was read, too. */
async function speak({ path, file }: Entry, session: Session): Promise<void> {
  if (session.lang === lang) return;
  try {
    await session.speak(lang, await engine.ask({ ask: 'open', name: path, lang, beside: null }, await file.arrayBuffer()));
  } catch (error) {
    say(reason(error, WORDS[lang], WORDS[lang].died));
  }
}

/** Tells a report what stands beside it by now: it may be another, or have been changed. */
function acquaint(entry: Entry, session: Session): void {
  session.absent = entry.kin?.absent ?? session.checked.named;
  const kin = kinOf(entry, true);
  if (kin !== session.kin) void session.again();
  session.kin = kin;
}

/** The other language. */
async function turn(): Promise<void> {
  lang = lang === 'zh' ? 'en' : 'zh';
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  document.title = WORDS[lang].short;
  say(null);
  many = null;
  const entry = current?.entry;
  const mine = ++looked;
  if (entry?.session) {
    // The sheet is made anew when somebody goes back to it.
    batch.review = null;
    const tab = current?.side.tab ?? 0;
    await speak(entry, entry.session);
    if (mine !== looked) return;
    showReport(entry, entry.session).turn(tab);
  } else if (isMany()) {
    showSheet();
    // What was gathered speaks the other language.
    void runAll();
  } else showStart();
  root.querySelector<HTMLElement>('.lang')?.focus();
}

/** Whether it is files that are dragged, and not words from one place of a text to another. */
const areFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;

document.addEventListener('dragover', (event) => {
  if (!areFiles(event)) return;
  event.preventDefault();
  document.body.classList.add('over');
});
document.addEventListener('dragleave', (event) => {
  if (event.relatedTarget === null) document.body.classList.remove('over');
});
document.addEventListener('drop', (event) => {
  if (!areFiles(event)) return;
  event.preventDefault();
  document.body.classList.remove('over');
  if (event.dataTransfer !== null) void dropped(event.dataTransfer, WORDS[lang]).then(take);
});
document.addEventListener('keydown', (event) => {
  const session = current?.entry.session;
  if (!session || !(event.ctrlKey || event.metaKey) || event.target instanceof HTMLTextAreaElement) return;
  const key = event.key.toLowerCase();
  if (key !== 'z' && key !== 'y') return;
  event.preventDefault();
  // A field in which somebody types keeps what it says: it is left, and comes back.
  const field = document.activeElement instanceof HTMLInputElement ? document.activeElement : null;
  field?.blur();
  void (key === 'y' || event.shiftKey ? session.redo() : session.undo()).then(() => {
    if (field === null || document.activeElement !== document.body) return;
    current?.view.finish();
    field.focus({ preventScroll: true });
  });
});
window.addEventListener('beforeprint', () => current?.view.finish());
window.addEventListener('beforeunload', (event) => {
  if (batch.changed || current?.view.isWritten) event.preventDefault();
});

/**
 * Has the browser look for the fonts of a report while nobody waits: what a dozen names stand for on this machine takes
 * longer to find out than to draw with.
 */
function lookForFonts(): void {
  const words = '年报１23';
  const paper = el('div', { class: 'paper unseen', 'aria-hidden': 'true' });
  const cell = () => el('td', { class: 'figure' }, el('input', { value: words, tabindex: -1, disabled: true }));
  const kinds = [el('h1', { class: 'title' }, words), el('h2', {}, words), el('h3', {}, words), el('h4', {}, words), el('p', {}, words), el('code', {}, words), el('table', { class: 'official' }, el('tr', {}, el('th', {}, words), cell()))];
  document.body.append(paper);
  const next = () => {
    const kind = kinds.pop();
    if (kind === undefined) paper.remove();
    else {
      paper.replaceChildren(kind);
      idle(next);
    }
  };
  const idle = (act: () => void) => (window.requestIdleCallback ?? window.setTimeout)(() => requestAnimationFrame(act));
  idle(next);
}

showStart();
document.documentElement.classList.add('ready');
lookForFonts();
engine.start().catch((error: unknown) => say(`${WORDS[lang].unavailable}：${String(error)}`));
