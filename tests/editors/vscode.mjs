// VS Code, end to end: code-server with the packaged extension, driven in Chromium. Run by ./run, which sets what is
// read from the environment here.

import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { chromium } from 'playwright-core';

const { CHROMIUM, CODE_SERVER, NODE, OUT, REPORT, VSIX, WORKSPACE } = process.env;
const started = Date.now();
const userData = path.join(OUT, 'user-data');
const extensions = path.join(OUT, 'extensions');
const settingsFile = path.join(userData, 'User/settings.json');
// Where a program is belongs to the machine that it runs on: to VS Code that is a file of its own here.
const machineSettings = path.join(userData, 'Machine/settings.json');

const settings = {
  'nianbao.language': 'zh',
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'update.mode': 'none',
  'git.enabled': false,
  'files.autoSave': 'off',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'window.commandCenter': false,
  'editor.minimap.enabled': false,
  'editor.fontSize': 13,
  'editor.fontFamily': "'Noto Sans Mono CJK SC', monospace",
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

const onDisk = () => readFileSync(REPORT, 'utf8');
const lineOf = (piece) => onDisk().split('\n').findIndex((line) => line.includes(piece)) + 1;

let browser, page, server;

/** A picture of the whole window, or of a part of it, beside the output. */
const picture = (name, clip) => page.screenshot({ path: path.join(OUT, `${name}.png`), clip });

/** A command by its name, as a user gives it. */
async function command(name) {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget:visible input.input');
  await input.waitFor();
  await input.fill(`>${name}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click();
}

/** The cursor to a line and a column (of characters), counted from 1. */
async function goTo(line, column = 1) {
  await page.keyboard.press('Control+G');
  const input = page.locator('.quick-input-widget:visible input.input');
  await input.waitFor();
  await input.fill(`:${line}:${column}`);
  await page.keyboard.press('Enter');
  await input.waitFor({ state: 'hidden' });
  await page.waitForSelector('.monaco-editor.focused');
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

async function run() {
  await step('installs the extension', 120, async () => {
    mkdirSync(path.dirname(settingsFile), { recursive: true });
    writeFileSync(settingsFile, JSON.stringify(settings, null, 2));
    mkdirSync(path.dirname(machineSettings), { recursive: true });
    writeFileSync(machineSettings, '{}');
    const said = execFileSync(
      NODE,
      [CODE_SERVER, '--install-extension', VSIX, '--force', '--extensions-dir', extensions, '--user-data-dir', userData],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
    );
    expect(said.includes('successfully installed'), said);
  });

  await step('starts', 90, async () => {
    const port = await freePort();
    const log = openSync(path.join(OUT, 'code-server.log'), 'w');
    server = spawn(
      NODE,
      [CODE_SERVER, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--user-data-dir', userData, '--extensions-dir', extensions,
        '--disable-telemetry', '--disable-update-check', '--disable-workspace-trust', '--disable-getting-started-override',
        '--config', path.join(OUT, 'config.yaml'), WORKSPACE],
      { stdio: ['ignore', log, log] },
    );
    await until(() => fetch(`http://127.0.0.1:${port}/healthz`).then((answer) => answer.ok, () => false), 'code-server');
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      headless: true,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync', '--font-render-hinting=none'],
    });
    page = await browser.newPage({ viewport: { width: 1440, height: 860 }, locale: 'zh-CN' });
    page.setDefaultTimeout(30_000);
    page.on('console', (message) => appendFileSync(path.join(OUT, 'console.log'), `${message.text()}\n`));
    await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(WORKSPACE)}`);
    await page.waitForSelector('.monaco-workbench');
  });

  await step('opens a report', 60, async () => {
    const row = page.locator('.explorer-folders-view .monaco-list-row', { hasText: path.basename(REPORT) });
    await row.dblclick();
    await page.waitForSelector('.monaco-editor .view-line');
    const mode = page.locator('#status\\.editor\\.mode');
    await until(async () => (await mode.innerText()).includes('nianbao'), 'the language mode');
    await page.keyboard.press('Control+B');
  });

  await step('shows the server and the findings in the status bar', 60, findingsCounted);

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
    await page.keyboard.press('Control+Shift+M');
    await page.locator('.part.panel input').first().fill('totals/row');
    const rows = page.locator('.markers-panel .monaco-list-row');
    const wanted = '19 + 2 + 8 + 3 = 32，填的是 23';
    await until(async () => (await rows.allInnerTexts()).some((text) => text.includes(wanted) && text.includes('totals/row')), wanted);
    await picture('problems');
    // Each finding links to the page of its rule, which the server has.
    await page.locator('.markers-panel .marker-code a, .markers-panel a', { hasText: 'totals/row' }).first().click({ modifiers: ['Control'] });
    await page.locator('.tab', { hasText: 'row.md' }).waitFor();
    await until(() => rectOf('# totals/row', 'totals/row'), 'the text of the page');
    await command('View: Close Editor');
    await page.locator('.part.panel input').first().fill('');
    await page.keyboard.press('Control+J');
    await page.locator('.markers-panel').waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+1');
  });

  await step('hovers a row and reads the article', 30, async () => {
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
    await picture('vscode-hover', { x: 52, y: 205, width: 1090, height: 410 });
    await page.mouse.move(5, 5);
    await page.keyboard.press('Escape');
  });

  await step('completes the row that is missing, by pinyin', 40, async () => {
    await goTo(lineOf('| 1.信访举报投诉类申请'));
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
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
    await picture('vscode-fix', { x: 52, y: 255, width: 1090, height: 410 });
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

  await step('checks the workspace', 40, async () => {
    await command('Check All Reports');
    const told = page.locator('.notification-toast', { hasText: '核对完毕' });
    await told.first().waitFor();
    const said = /核对完毕.*/.exec(await told.first().innerText())[0];
    expect(/核对完毕：[1-9]/.test(said), said);
    await picture('check');
    await page.keyboard.press('Escape');
    await command('Notifications: Clear All Notifications');
    return said;
  });

  await step('writes a new report', 40, async () => {
    await command('nianbao: New Report');
    const input = page.locator('.quick-input-widget:visible input.input');
    await page.locator('.quick-input-widget:visible', { hasText: '1/2' }).waitFor();
    await input.fill('云溪市统计局');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget:visible', { hasText: '2/2' }).waitFor();
    await input.fill('2024');
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: '云溪市统计局-2024.nianbao' }).waitFor();
    await until(() => rectOf('云溪市统计局2024年政府信息公开工作年度报告', '年度报告'), 'the title');
    await picture('new');
    await command('View: Close Editor');
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
    return findingsCounted();
  });

  await step('shows the walkthrough', 40, async () => {
    await command('nianbao: A First Report');
    await page.locator('.gettingStartedContainer', { hasText: 'Begin a report' }).waitFor();
    await picture('walkthrough');
  });
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
