// VS Code, end to end: code-server with the packaged extension, driven in Chromium. Run by ./run, which sets what is
// read from the environment here.

import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { features } from './features.mjs';

const { CHROMIUM, CODE_SERVER, EXAMPLE, NIANBAO_BIN, NODE, OUT, REPORT, VSIX, WORKSPACE } = process.env;
const started = Date.now();
const userData = path.join(OUT, 'user-data');
const extensions = path.join(OUT, 'extensions');
const settingsFile = path.join(userData, 'User/settings.json');
// Where a program is belongs to the machine that it runs on: to VS Code that is a file of its own here.
const machineSettings = path.join(userData, 'Machine/settings.json');

// How reports are shown is what the extension brings: nothing of it is set here.
const settings = {
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'update.mode': 'none',
  'files.autoSave': 'off',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'window.commandCenter': false,
  'editor.hover.delay': 100,
};

/** Does one step within its limit, and says so in a line. */
async function step(name, seconds, act) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${seconds} s`)), seconds * 1000);
  });
  const say = (how) => console.log(`[${((Date.now() - started) / 1000).toFixed(1).padStart(5)} s] vscode: ${name}: ${how}`);
  try {
    const said = await Promise.race([act(), limit]);
    say(said === undefined ? 'ok' : `ok (${said})`);
  } catch (error) {
    say(`FAILED: ${String(error.message).split('\n')[0]}`);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Whether something that has a time limit came to be. */
const soon = (what) => what.then(() => true, () => false);

function expect(holds, why) {
  if (!holds) throw new Error(why);
}

/** Polls until something holds. The limit is the step's. */
async function until(holds, what) {
  for (let last; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    last = await holds();
    if (last) return last;
    until.waitingFor = what;
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** A program that notes how it is run, and is nianbao. */
function noting(name) {
  const [program, runs] = [path.join(OUT, name), path.join(OUT, `${name}.runs`)];
  writeFileSync(program, `#!/bin/sh\necho "$@" >>'${runs}'\nexec '${NIANBAO_BIN}' "$@"\n`, { mode: 0o755 });
  return { program, runs: () => (existsSync(runs) ? readFileSync(runs, 'utf8').trim().split('\n') : []) };
}

const onDisk = () => readFileSync(REPORT, 'utf8');
const lineOf = (piece) => onDisk().split('\n').findIndex((line) => line.includes(piece)) + 1;

let browser, page, server;

const WINDOW = { width: 1440, height: 860 };
/** How much of its width the widest table takes: what the pictures of the READMEs show. */
const PICTURED = 1140;

/** A picture of the whole window, or of a part of it, beside the output. */
const picture = (name, clip) => page.screenshot({ path: path.join(OUT, `${name}.png`), clip });

/** A command by its name, as a user gives it. */
async function command(name) {
  const input = page.locator('.quick-input-widget:visible input.input');
  // A part of the window that takes the focus late closes the list.
  await until(async () => {
    await page.keyboard.press('F1');
    await input.fill(`>${name}`, { timeout: 3000 }).catch(() => {});
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first();
    return row.click({ timeout: 3000 }).then(() => true, () => false);
  }, `the command ${name}`);
}

/** The cursor to a line and a column, counted from 1; what is as wide as two letters counts two columns. */
async function goTo(line, column = 1) {
  const input = page.locator('.quick-input-widget:visible input.input');
  // A list that is still being made takes no Enter.
  await until(async () => {
    if (!(await input.isVisible())) await page.keyboard.press('Control+G');
    if (!(await soon(input.waitFor({ timeout: 3000 })))) return false;
    await soon(input.fill(`:${line}:${column}`, { timeout: 3000 }));
    await soon(input.press('Enter', { timeout: 3000 }));
    if (!(await soon(input.waitFor({ state: 'hidden', timeout: 3000 })))) return false;
    return soon(page.locator('.statusbar-item', { hasText: `Ln ${line},` }).waitFor({ timeout: 2000 }));
  }, `line ${line}`);
  await page.waitForSelector('.monaco-editor.focused');
}

/** Opens the panel of problems with a filter. While it is being built it takes neither the keys nor the words. */
async function problems(words, holds, what) {
  const panel = page.locator('.markers-panel');
  await until(async () => {
    if (!(await panel.isVisible())) await page.keyboard.press('Control+Shift+M');
    if (!(await panel.waitFor({ timeout: 3000 }).then(() => true, () => false))) return false;
    const filter = page.locator('.part.panel input').first();
    // Words that stand there already, but were not taken, are no change.
    for (const input of ['', words]) await filter.fill(input, { timeout: 3000 }).catch(() => {});
    const limit = Date.now() + 3000;
    while (!(await holds()) && Date.now() < limit) await new Promise((resolve) => setTimeout(resolve, 100));
    return holds();
  }, what);
}

/** Closes the panel of problems. */
async function closePanel() {
  await until(async () => {
    await page.keyboard.press('Control+J');
    return page.locator('.markers-panel').waitFor({ state: 'hidden', timeout: 3000 }).then(() => true, () => false);
  }, 'the panel to go');
}

/** What the lamp offers at the cursor. It is asked for again where the editor had not got the focus back yet. */
async function offers(wanted) {
  const rows = page.locator('.action-widget .monaco-list-row');
  await until(async () => {
    await page.keyboard.press('Control+.');
    const wantedRow = rows.filter({ hasText: wanted }).first();
    if (await wantedRow.waitFor({ timeout: 3000 }).then(() => true, () => false)) return true;
    await page.keyboard.press('Escape');
    return false;
  }, `the fix ${wanted}`);
  return rows;
}

/** Saves, and waits until what is on disk is as it should be. */
async function save(holds) {
  await page.keyboard.press('Control+S');
  return until(() => holds(onDisk()), 'the saved text');
}

/** Where a piece of a shown line stands in the window. */
function rectOf(line, piece) {
  return page.evaluate(
    ([line, piece]) => {
      const plain = (text) => text.replaceAll('\u00a0', ' ');
      for (const element of document.querySelectorAll('.monaco-editor .view-line')) {
        const text = plain(element.textContent);
        if (!text.includes(line)) continue;
        const from = text.lastIndexOf(piece);
        if (from < 0) continue;
        const range = document.createRange();
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        let at = 0;
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const end = at + node.length;
          if (at <= from && from < end) range.setStart(node, from - at);
          if (at < from + piece.length && from + piece.length <= end) range.setEnd(node, from + piece.length - at);
          at = end;
        }
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x, y, width, height };
      }
      return null;
    },
    [line, piece],
  );
}

/** The squiggles of a severity, where they stand in the window. */
function squiggles(severity) {
  return page.evaluate(
    (severity) =>
      [...document.querySelectorAll(`.monaco-editor .squiggly-${severity}`)].map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return { x, y, width, height };
      }),
    severity,
  );
}

/** Whether a squiggle stands under a piece of text, and no wider than that. */
const isUnder = (squiggle, piece) =>
  Math.abs(squiggle.x - piece.x) < 4 &&
  Math.abs(squiggle.width - piece.width) < 8 &&
  squiggle.y + squiggle.height > piece.y &&
  squiggle.y < piece.y + piece.height;

/** The status item once it counts findings: the server runs, and has answered. */
async function findingsCounted() {
  const item = page.locator('.statusbar-item', { hasText: '年报' }).first();
  const text = async () => (await item.innerText().catch(() => '')).replace(/\s+/g, ' ').trim();
  return until(async () => /年报 [1-9]/.test(await text()) && text(), 'the count in the status bar');
}

/** Starts code-server on a folder; gives the address of the window. */
async function startServer(folder, ...more) {
  const port = await freePort();
  const log = openSync(path.join(OUT, 'code-server.log'), 'a');
  server = spawn(
    NODE,
    [CODE_SERVER, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--user-data-dir', userData, '--extensions-dir', extensions,
      '--disable-telemetry', '--disable-update-check', '--disable-getting-started-override',
      '--config', path.join(OUT, 'config.yaml'), ...more, folder],
    { stdio: ['ignore', log, log] },
  );
  await until(() => fetch(`http://127.0.0.1:${port}/healthz`).then((answer) => answer.ok, () => false), 'code-server');
  return `http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`;
}

/** Opens a file of the explorer. */
async function openFile(file) {
  await until(async () => {
    await soon(page.locator('.explorer-folders-view .monaco-list-row', { hasText: file }).first().dblclick({ timeout: 3000 }));
    return soon(page.locator('.tab.active', { hasText: file }).waitFor({ timeout: 3000 }));
  }, `the file ${file}`);
  await page.waitForSelector('.monaco-editor .view-line');
}

/** A file by its name, as `Go to File` opens it. */
async function goToFile(file) {
  await until(async () => {
    await command('Go to File');
    await soon(page.locator('.quick-input-widget:visible input.input').fill(file, { timeout: 3000 }));
    await soon(page.locator('.quick-input-list .monaco-list-row', { hasText: file }).first().click({ timeout: 3000 }));
    return soon(page.locator('.tab.active', { hasText: file }).waitFor({ timeout: 3000 }));
  }, `the file ${file}`);
}

/** What the editor shows of lines that begin like this: each text, and where its separators stand. */
function shownRows(start) {
  return page.evaluate((start) => {
    const rows = [];
    for (const element of document.querySelectorAll('.monaco-editor .view-line')) {
      const text = element.textContent.replaceAll('\u00a0', ' ');
      if (!text.startsWith(start)) continue;
      const separators = [];
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (let at = 0; at < node.length; at++) {
          if (node.data[at] !== '|') continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          separators.push(range.getBoundingClientRect().x);
        }
      }
      rows.push({ text, separators });
    }
    return rows;
  }, start);
}

/** The line that the cursor is in, what is selected, by the status bar. */
const cursor = async () => (await page.locator('#status\\.editor\\.selection').innerText()).trim();

async function run() {
  const noted = noting('nianbao-noting');
  await step('installs the extension', 120, async () => {
    mkdirSync(path.dirname(settingsFile), { recursive: true });
    writeFileSync(settingsFile, JSON.stringify(settings, null, 2));
    mkdirSync(path.dirname(machineSettings), { recursive: true });
    writeFileSync(machineSettings, JSON.stringify({ 'nianbao.server.path': noted.program }));
    // The state that version control has is another one than the one that is opened.
    const git = (...args) => execFileSync('git', ['-C', WORKSPACE, '-c', 'user.name=测试', '-c', 'user.email=test@example.invalid', ...args], { stdio: 'pipe' });
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', '年报');
    const said = execFileSync(
      NODE,
      [CODE_SERVER, '--install-extension', VSIX, '--force', '--extensions-dir', extensions, '--user-data-dir', userData],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
    );
    expect(said.includes('successfully installed'), said);
  });

  await step('starts', 90, async () => {
    const address = await startServer(WORKSPACE, '--disable-workspace-trust');
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      headless: true,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync', '--font-render-hinting=none'],
    });
    page = await browser.newPage({ viewport: WINDOW, locale: 'zh-CN' });
    page.setDefaultTimeout(30_000);
    page.on('console', (message) => appendFileSync(path.join(OUT, 'console.log'), `${message.text()}\n`));
    await page.goto(address);
    await page.waitForSelector('.monaco-workbench');
  });

  await step('opens a report', 60, async () => {
    await openFile(path.basename(REPORT));
    const mode = page.locator('#status\\.editor\\.mode');
    await until(async () => (await mode.innerText()).includes('nianbao'), 'the language mode');
    await page.keyboard.press('Control+B');
  });

  await step('shows the server and the findings in the status bar', 60, findingsCounted);

  await step('shows section three whole and straight, with no setting of the user', 60, async () => {
    await goToFile(path.basename(EXAMPLE));
    // Narrower than the table: nothing may wrap there either.
    await page.setViewportSize({ width: 1000, height: 1000 });
    const lines = readFileSync(EXAMPLE, 'utf8').split('\n');
    const from = lines.findIndex((line) => line.startsWith('## 三'));
    const to = lines.findIndex((line) => line.startsWith('## 四'));
    const wanted = lines.slice(from, to).filter((line) => line.startsWith('|'));
    await goTo(Math.round((from + to) / 2));
    let rows;
    await until(async () => {
      rows = (await shownRows('|')).filter(({ text }) => wanted.some((line) => text.startsWith(line)));
      return rows.length === wanted.length;
    }, `${wanted.length} rows, each in one line`);
    await page.setViewportSize({ width: 1440, height: 1000 });
    await picture('section-three');
    const [first] = rows;
    for (const { text, separators } of rows) {
      const off = Math.max(...separators.map((x, at) => Math.abs(x - first.separators[at])));
      expect(off < 1, `${off} px off: ${text}`);
    }
    expect((await page.locator('.monaco-editor .minimap:visible').count()) === 0, 'there is a minimap');
    await page.setViewportSize({ width: 1440, height: 860 });
    await command('View: Close Editor');
    return `${rows.length} rows`;
  });

  await features({ page, step, until, soon, expect, command, goTo, goToFile, picture, rectOf, shownRows, cursor, EXAMPLE, WORKSPACE, WINDOW });
  await goToFile(path.basename(REPORT));

  await step('colours rows, figures and headings', 20, async () => {
    await goTo(lineOf('| 行政复议'));
    const classes = await page.evaluate(() => {
      const line = [...document.querySelectorAll('.view-line')].find((line) => line.textContent.includes('行政复议') && line.textContent.includes('|'));
      return [...line.querySelectorAll('span span')].map((span) => span.className);
    });
    expect(new Set(classes).size >= 3, `a row in ${new Set(classes).size} colours`);
  });

  await step('puts the squiggle under the right cell', 30, async () => {
    await goTo(lineOf('| 行政复议'), 60);
    return until(async () => {
      const cell = await rectOf('| 行政复议', '23');
      return cell && (await squiggles('error')).some((squiggle) => isUnder(squiggle, cell)) && '四·行政复议·总计: 23';
    }, 'a squiggle under 23');
  });

  await step('lists it among the problems', 30, async () => {
    const wanted = '19 + 2 + 8 + 3 = 32，填的是 23';
    const row = page.locator('.markers-panel .monaco-list-row', { hasText: wanted }).filter({ hasText: 'totals/row' });
    await problems('totals/row', async () => (await row.count()) > 0, wanted);
    await picture('problems');
    // Each finding links to the page of its rule, which the server has.
    await page.locator('.markers-panel .marker-code a, .markers-panel a', { hasText: 'totals/row' }).first().click({ modifiers: ['Control'] });
    await page.locator('.tab', { hasText: 'row.md' }).waitFor();
    await until(() => rectOf('# totals/row', 'totals/row'), 'the text of the page');
    await command('View: Close Editor');
    await page.locator('.part.panel input').first().fill('');
    await closePanel();
    await page.keyboard.press('Control+1');
  });

  await step('hovers a row and reads the article', 30, async () => {
    // A hover is as high as a quarter of its editor: in a high one it is whole.
    await page.setViewportSize({ ...WINDOW, height: 1500 });
    await goTo(lineOf('| 1.属于国家秘密'), 4);
    const hover = page.locator('.monaco-hover:visible', { hasText: '第十四条' });
    await until(async () => {
      const cell = await rectOf('| 1.属于国家秘密', '属于国家秘密');
      if (!cell) return false;
      await page.mouse.move(cell.x + cell.width / 2 + Math.random(), cell.y + cell.height / 2);
      await hover.first().waitFor({ timeout: 3000 }).catch(() => {});
      return (await hover.count()) > 0;
    }, 'the article');
    await picture('hover');
    const { y, height } = await hover.first().boundingBox();
    await picture('vscode-hover', { x: 52, y: y - 1, width: PICTURED, height: height + 160 });
    await page.mouse.move(5, 5);
    await page.keyboard.press('Escape');
    await page.setViewportSize(WINDOW);
  });

  await step('completes the row that is missing, by pinyin', 40, async () => {
    await goTo(lineOf('| 1.信访举报投诉类申请'));
    await page.keyboard.press('End');
    // Enter opens the row; who takes that back writes it by its initials.
    await page.keyboard.press('Enter');
    await until(() => rectOf('| 2.重复申请', '重复申请'), 'the row that Enter opens');
    await page.keyboard.press('Control+Z');
    await until(async () => !(await rectOf('| 2.重复申请', '重复申请')), 'no row');
    await page.keyboard.insertText('| ');
    await page.keyboard.type('cfsq', { delay: 60 });
    const offered = page.locator('.suggest-widget.visible .monaco-list-row', { hasText: '重复申请' });
    await until(async () => (await offered.count()) > 0, 'the row among the suggestions');
    await picture('completion');
    await offered.first().click();
    await until(async () => rectOf('2.重复申请', '重复申请'), 'the row in the text');
    await page.keyboard.press('Escape');
    const row = (text) => text.split('\n').find((line) => line.includes('2.重复申请'));
    await save(row);
    expect(row(onDisk()).split('|').length === 10, `not a whole row: ${row(onDisk())}`);
    return row(onDisk()).replace(/ {2,}/g, ' ');
  });

  await step('takes its figures', 30, async () => {
    await goTo(lineOf('| 2.重复申请'));
    await page.keyboard.press('Shift+End');
    await page.keyboard.insertText('| 2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | = |');
    await save((text) => /\| 2\.重复申请 +\| +1 \| +0 \|.*= \|/.test(text));
  });

  await step('goes from cell to cell with Tab', 40, async () => {
    const line = lineOf('| 行政强制');
    const before = onDisk().split('\n')[line - 1];
    const shown = async () => (await shownRows('| 行政强制'))[0]?.text.replace(/ {2,}/g, ' ');
    await goTo(line, 4);
    // From the name of the row to its figure, which is selected: what is typed takes its place.
    await page.keyboard.press('Tab');
    await until(async () => (await cursor()).includes('1 selected'), 'the figure, selected');
    await page.keyboard.type('12');
    await until(async () => (await shown()) === '| 行政强制 | 12 |', 'the figure in its cell');
    await page.keyboard.press('Shift+Tab');
    await until(async () => (await cursor()).includes('Col 7'), 'the end of the name of the row');
    await page.keyboard.type('〇');
    await until(async () => (await shown()) === '| 行政强制〇 | 12 |', 'the name of the row, behind which one comes');
    for (let undone = 0; undone < 8 && (await shown()) !== before.replace(/ {2,}/g, ' '); undone++) await page.keyboard.press('Control+Z');
    expect((await shown()) === before.replace(/ {2,}/g, ' '), await shown());
    // Over the end of a row to the figures of the next, past its name.
    const over = lineOf('| 二、上年结转');
    await goTo(over - 1);
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Tab');
    await until(async () => (await cursor()).startsWith(`Ln ${over},`) && (await cursor()).includes('1 selected'), 'the first figure of the next row');
    // While suggestions are shown the key is theirs.
    await goTo(lineOf('| 行政强制'), 3);
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
    await page.keyboard.press('Tab');
    await page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
    expect((await cursor()).startsWith(`Ln ${lineOf('| 行政强制')},`), await cursor());
    for (let undone = 0; undone < 8 && onDisk().split('\n')[line - 1].replace(/ {2,}/g, ' ') !== (await shown()); undone++) await page.keyboard.press('Control+Z');
    // Elsewhere it is the key that it was.
    const blank = onDisk().split('\n').findIndex((text, at) => at > 6 && text === '') + 1;
    await goTo(blank);
    await page.keyboard.press('Tab');
    await until(async () => /, Col [35]$/.test(await cursor()), 'spaces');
    await page.keyboard.press('Control+Z');
    await until(async () => (await cursor()).startsWith(`Ln ${blank}, Col 1`), 'none');
  });

  await step('formats', 30, async () => {
    // What was saved above has been formatted on save: a row is made crooked, and set right by the command.
    await goTo(lineOf('| 行政处罚'), 3);
    await page.keyboard.type('     ');
    await until(() => rectOf('|      行政处罚', '行政处罚'), 'the crooked row');
    await command('Format Document');
    await until(() => rectOf('| 行政处罚           |           1719.5 |', '1719.5'), 'the row in its columns');
    await picture('format');
    await save((text) => text.includes('| 行政处罚           |'));
  });

  await step('applies a fix', 30, async () => {
    const line = lineOf('| 行政许可');
    await goTo(line, onDisk().split('\n')[line - 1].indexOf('58,006') + 1);
    const fix = await offers('写作 58006');
    await picture('fix');
    await fix.filter({ hasText: '写作 58006' }).first().click();
    await until(() => rectOf('| 行政许可', '58006'), 'the figure without its comma');
    await save((text) => /\| +58006 \|/.test(text.split('\n')[line - 1]));
  });

  await step('blames the cell before it corrects the total', 30, async () => {
    const line = lineOf('| 4.保护第三方合法权益');
    const row = onDisk().split('\n')[line - 1];
    const column = row.indexOf('4 ', row.indexOf('|', 3)) + 1;
    await goTo(line, column);
    const titles = await (await offers('由 4 改为 1')).allInnerTexts();
    const at = (piece) => titles.findIndex((title) => title.includes(piece));
    expect(at('由 4 改为 1') < at('由 3 改为 6'), titles.join(' / '));
    await picture('blame');
    await picture('vscode-fix', { x: 52, y: 255, width: PICTURED, height: 410 });
    await page.keyboard.press('Escape');
  });

  await step('explains a rule', 40, async () => {
    await command('Explain a Rule');
    const input = page.locator('.quick-input-widget:visible input.input');
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: 'totals/row' });
    await row.first().waitFor();
    await input.fill('totals/row');
    await row.first().click();
    await until(async () => (await page.locator('.tab', { hasText: 'row.md' }).count()) > 0, 'the page of the rule');
    await until(async () => {
      const texts = await Promise.all(page.frames().map((frame) => frame.evaluate(() => document.body?.innerText ?? '').catch(() => '')));
      return texts.some((text) => text.includes('totals/row') && text.includes('总计'));
    }, 'the text of the page');
    await picture('explain');
    await command('View: Close Editor');
    await until(async () => (await page.locator('.tab', { hasText: 'row.md' }).count()) === 0, 'the page to close');
  });

  await step('checks the workspace by the server, and saves nothing', 40, async () => {
    const before = onDisk();
    await goTo(lineOf('| 行政许可'), 3);
    await page.keyboard.type('〇');
    await command('Check All Reports');
    const told = page.locator('.notification-toast', { hasText: '核对完毕' });
    await told.first().waitFor();
    const said = /核对完毕.*/.exec(await told.first().innerText())[0];
    expect(/核对完毕：4 份年报，须修改 [1-9]/.test(said), said);
    // The open one as it stands in the editor, and the one that is not open.
    const rows = page.locator('.markers-panel .monaco-list-row');
    for (const wanted of ['行政许可', '没有打开的.nianbao']) {
      await page.locator('.part.panel input').first().fill(wanted === '行政许可' ? '〇行政许可' : '!**/写作*');
      await until(async () => (await rows.allInnerTexts()).some((text) => text.includes(wanted)), `${wanted} among the problems`);
    }
    await picture('check');
    expect(onDisk() === before, 'it was saved');
    await page.locator('.tab.dirty', { hasText: path.basename(REPORT) }).waitFor();
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Control+Z');
    await command('Notifications: Clear All Notifications');
    await closePanel();
    return said;
  });

  await step('runs no program beside the server', 5, async () => {
    const runs = noted.runs();
    expect(runs.includes('server') && runs.every((run) => run === 'server' || run === '--version'), runs.join(' / '));
    return runs.join(', ');
  });

  await step('has no findings for the old side of a comparison', 60, async () => {
    await command('File: Revert File');
    await goTo(lineOf('| 行政处罚'), 3);
    await page.keyboard.type('〇');
    await page.keyboard.press('Control+S');
    await command('Git: Open Changes');
    const marks = (side) => page.locator(`.monaco-diff-editor .editor.${side} .squiggly-error, .monaco-diff-editor .editor.${side} .squiggly-warning`);
    await page.locator('.monaco-diff-editor .editor.original .view-line').first().waitFor();
    await until(async () => (await marks('modified').count()) > 0, 'the squiggles of the new side');
    await picture('comparison');
    expect((await marks('original').count()) === 0, 'the old side has findings');
    await command('View: Close Editor');
  });

  await step('writes a new report from last year’s, where it is told', 60, async () => {
    await command('New Report…');
    const input = page.locator('.quick-input-widget:visible input.input');
    const ask = (title) => page.locator('.quick-input-widget:visible', { hasText: title }).waitFor();
    await ask('从哪里开始');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: '打开着的这份年报' }).click();
    await ask('机关');
    expect((await input.inputValue()) === '汀溪县人民政府', await input.inputValue());
    await page.keyboard.press('Enter');
    await ask('年度');
    expect((await input.inputValue()) === '2024', await input.inputValue());
    await page.keyboard.press('Enter');
    await ask('保存到哪里');
    await until(async () => (await input.inputValue()).endsWith('汀溪县人民政府-2024.nianbao'), 'the name that is proposed');
    await picture('new-where');
    const target = path.join(WORKSPACE, '汀溪 2024.nianbao');
    await input.fill(target);
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: '汀溪 2024.nianbao' }).waitFor();
    await until(() => rectOf('汀溪县人民政府2024年政府信息公开工作年度报告', '年度报告'), 'the title');
    await picture('new');
    expect(readFileSync(target, 'utf8').includes(path.basename(REPORT)), 'last year’s report is not named in it');
    await command('View: Close Editor');
  });

  await step('imports a page as a report beside it, by the menu of the explorer', 60, async () => {
    const cells = (tag, texts) => `<tr>${texts.map((text) => `<${tag}>${text}</${tag}>`).join('')}</tr>`;
    const table = [['类型', '结果维持', '结果纠正', '其他结果', '尚未审结', '总计'], ['行政复议', 2, 0, 0, 1, 3]].map((row) => cells('td', row));
    const body = `<h1>汀溪县人民政府2023年政府信息公开工作年度报告</h1><p>四、政府信息公开行政复议、行政诉讼情况</p><table>${table.join('')}</table>`;
    writeFileSync(path.join(WORKSPACE, '导入 𠮷.html'), `<!DOCTYPE html><meta charset="utf-8">${body}`);
    await command('View: Show Explorer');
    const item = page.locator('.monaco-menu .action-label', { hasText: '导入为年报' });
    // A menu that has just opened takes no click.
    await until(async () => {
      if (!(await item.isVisible())) {
        await page.locator('.explorer-folders-view .monaco-list-row', { hasText: '导入 𠮷.html' }).click({ button: 'right' });
      }
      await item.click({ timeout: 3000 }).catch(() => {});
      const made = page.locator('.tab.active', { hasText: '导入 𠮷.nianbao' });
      return made.waitFor({ timeout: 3000 }).then(() => true, () => false);
    }, 'the imported report');
    const text = readFileSync(path.join(WORKSPACE, '导入 𠮷.nianbao'), 'utf8');
    expect(/\| 行政复议 +\| +2 \| +0 \| +0 \| +1 \| +3 \|/.test(text), text);
    await picture('imported');
  });

  await step('pastes cells as the official table', 60, async () => {
    await command('View: Close Editor');
    await openFile('空.nianbao');
    const tabs = '类型\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n行政复议\t2\t0\t0\t1\t3\n复议后起诉\t1\t0\t0\t0\t1\n';
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate((text) => navigator.clipboard.writeText(text), tabs);
    await page.locator('.editor-instance .view-lines').first().click();
    await page.keyboard.press('Control+V');
    await until(async () => (await page.locator('.view-line', { hasText: '复议后起诉' }).innerText()).includes('|'), 'the rows');
    await picture('pasted');
    await page.keyboard.press('Control+Z');
    await command('File: Revert File');
    await command('View: Close Editor');
  });

  await step('begins a file with last year in the front matter', 40, async () => {
    await goToFile('空.nianbao');
    await page.waitForSelector('.monaco-editor.focused');
    await page.keyboard.type('tt', { delay: 60 });
    const offered = page.locator('.suggest-widget.visible .monaco-list-row', { hasText: '题头' });
    await until(async () => (await offered.count()) > 0, 'the front matter among the suggestions');
    await offered.first().click();
    await until(() => rectOf('年度: ', `年度: ${new Date().getFullYear() - 1}`), 'last year');
    // Tab is the snippet's, not the table's.
    await page.keyboard.press('Escape');
    await command('View: Revert and Close Editor');
  });

  await step('starts the server anew', 40, async () => {
    await command('Restart the Server');
    // It is stopped before it starts.
    await page.waitForTimeout(500);
    return findingsCounted();
  });

  await step('says what to do without a server', 40, async () => {
    writeFileSync(machineSettings, JSON.stringify({ 'nianbao.server.path': '/没有/nianbao' }));
    const told = page.locator('.notification-toast', { hasText: '不存在或不能运行' });
    await told.first().waitFor();
    await picture('no-server');
    await command('Notifications: Clear All Notifications');
  });

  await step('says what to do with a server that is too old', 40, async () => {
    const old = path.join(OUT, 'nianbao-old');
    writeFileSync(old, '#!/bin/sh\necho nianbao 0.0.9\n', { mode: 0o755 });
    writeFileSync(machineSettings, JSON.stringify({ 'nianbao.server.path': old }));
    await page.locator('.notification-toast', { hasText: '太旧了' }).first().waitFor();
    await command('Notifications: Clear All Notifications');
    writeFileSync(machineSettings, '{}');
    // The one that came with the extension.
    return findingsCounted();
  });

  await step('shows the walkthrough', 40, async () => {
    await command('A First Report');
    await page.locator('.gettingStartedContainer', { hasText: '新建年报' }).waitFor();
    await picture('walkthrough');
  });

  await step('runs no program of a folder that is not trusted, and asks before it runs one of a trusted folder', 120, strangers);
}

/** A folder from somewhere, which names a program and a text of the regulation. */
async function strangers() {
  const folder = path.join(OUT, '陌生 文件夹');
  const strange = noting('strange');
  mkdirSync(path.join(folder, '.vscode'), { recursive: true });
  writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify({ 'nianbao.server.path': strange.program }));
  writeFileSync(path.join(folder, 'nianbao.toml'), '[law]\ntext = "条例.txt"\n');
  writeFileSync(path.join(folder, '条例.txt'), '陌生人写的');
  writeFileSync(path.join(folder, 'a.nianbao'), readFileSync(REPORT));
  server.kill('SIGTERM');
  await page.goto(await startServer(folder));
  await page.waitForSelector('.monaco-workbench');
  await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
  await openFile('a.nianbao');
  await findingsCounted();
  await picture('not-trusted');
  expect(strange.runs().length === 0, 'the folder’s program was run');
  // A text that is no regulation is a finding of the configuration, once it is read.
  const report = page.locator('.markers-panel .monaco-list-row', { hasText: 'a.nianbao' });
  await problems('', async () => (await report.count()) > 0, 'the findings of the report');
  await problems('条例.txt', async () => (await report.count()) === 0, 'the filter');
  const law = page.locator('.markers-panel .monaco-list-row', { hasText: '条例.txt' });
  expect((await law.count()) === 0, 'the law text was read');
  await command('Workspaces: Manage Workspace Trust');
  await page.locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ }).first().click();
  const asked = page.locator('.monaco-dialog-box', { hasText: '运行这个文件夹指定的程序吗' });
  await asked.waitFor();
  await picture('asks');
  expect(strange.runs().length === 0, 'the program was run before it was allowed');
  await asked.locator('.monaco-button', { hasText: /^运行$/ }).click();
  await until(() => strange.runs().includes('server'), 'the allowed program');
  await until(async () => (await law.count()) > 0, 'the law text is read');
}

let code = 0;
try {
  await run();
} catch (error) {
  code = 1;
  if (until.waitingFor) console.log(`               vscode: it last waited for: ${until.waitingFor}`);
  writeFileSync(path.join(OUT, 'failure.txt'), String(error.stack));
  await page?.screenshot({ path: path.join(OUT, 'failure.png'), timeout: 5000 }).catch(() => {});
} finally {
  await browser?.close().catch(() => {});
  server?.kill('SIGTERM');
  rmSync(path.join(OUT, 'extensions'), { recursive: true, force: true });
}
process.exit(code);
