// Drives the page: a line a step, exit 1 on any failure. Times are printed and not judged; run says what it needs.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { drop, dropPaths } from './dropped.mjs';
import { word, zip } from './word.mjs';

const { NIANBAO, CHROMIUM, PAGE, OUT } = process.env;
const root = new URL('../..', import.meta.url);
const example = (name) => readFileSync(new URL(`examples/${name}.nianbao`, root), 'utf8');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const folder = join(OUT, '年报 𠮷');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const put = (name, content) => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
};
const seeded = example('seeded-mistakes');
const draft = put('汀溪县2023.docx', word(seeded));

const started = Date.now();
let step = 'start';
const busy = [];
const done = (what) => {
  console.log(`page: ${what} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  step = what;
};

/** What the command line finds in a file. */
function told(file, ...more) {
  const run = spawnSync(NIANBAO, ['check', '--lang=zh', '--output-format=json', ...more, file], { encoding: 'utf8' });
  return JSON.parse(run.stdout);
}

/** The parts of an archive by their names. */
function unpacked(bytes) {
  const parts = new Map();
  let at = bytes.readUInt32LE(bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1') + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(from, from + size);
    parts.set(bytes.subarray(at + 46, at + 46 + name).toString(), method === 0 ? packed : inflateRawSync(packed));
    at += 46 + name + extra + comment;
  }
  return parts;
}

/** Runs the program in a folder. */
function ran(cwd, ...args) {
  const run = spawnSync(NIANBAO, args, { encoding: 'utf8', cwd, maxBuffer: 1 << 28 });
  assert.ok(run.status !== null && run.status < 3, run.stderr);
  return run;
}

/** When an annotated Word file was written: the time of its comments, which are Beijing's. */
function written(file) {
  const [, time] = /w:date="([^"]+)"/.exec(unpacked(readFileSync(file)).get('word/comments.xml').toString());
  return Date.parse(time) - 8 * 3600_000;
}

const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
let page;
try {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', acceptDownloads: true });
  page = await context.newPage();
  const requests = [];
  const complaints = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.setDefaultTimeout(20_000);
  // How long the tab was busy at a stretch, and in which step.
  await page.exposeFunction('busy', (ms) => busy.push([ms, step]));
  await page.addInitScript(() => {
    new PerformanceObserver((list) => list.getEntries().forEach((it) => globalThis.busy(it.duration))).observe({ type: 'longtask', buffered: true });
  });

  /**
   * How long the page keeps its thread at a stretch while something is done: of the processor's time, and by the clock.
   * Chromium makes the files that the driver chooses within the driver's command, one question to another process each:
   * of such a stretch counts what the page's own handlers took.
   */
  const stretches = [];
  const traced = async (what, act) => {
    await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', '__metadata'] });
    await act();
    const { traceEvents: events } = JSON.parse((await browser.stopTracing()).toString());
    const threads = new Set(events.filter((it) => it.args?.name === 'CrRendererMain').map((it) => `${it.pid} ${it.tid}`));
    const tasks = events.filter((it) => it.tdur !== undefined && threads.has(`${it.pid} ${it.tid}`));
    assert.ok(tasks.length > 10, 'a trace');
    const within = (it, outer) => it.pid === outer.pid && it.tid === outer.tid && it.ts >= outer.ts && it.ts + it.dur <= outer.ts + outer.dur;
    const commands = tasks.filter((it) => it.args?.chrome_mojo_event_info?.mojo_interface_tag?.startsWith('blink.mojom.DevTools'));
    const pages = tasks.filter((it) => it.name === 'EventDispatch' || !commands.some((command) => within(it, command) || within(command, it)));
    const longest = (key) => `${(Math.max(...pages.map((it) => it[key])) / 1000).toFixed(0)} ms`;
    stretches.push(`${what} ${longest('tdur')}, by the clock ${longest('dur')}`);
  };

  let usable = 0;
  await traced('opening', async () => {
    const opened = Date.now();
    await page.goto(pathToFileURL(PAGE).href);
    await page.locator('.drop h1').waitFor();
    usable = Date.now() - opened;
  });
  console.log(`page: ${(statSync(PAGE).size / 1024).toFixed(0)} KB, usable ${usable} ms after it was opened`);
  await page.screenshot({ path: join(OUT, 'start.png') });
  done('opened from a disk');

  /** No violation that axe finds. (It is put in by the driver, past the page's policy.) */
  async function accessible(where) {
    const before = busy.length;
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document));
    const told = violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html.slice(0, 160)).slice(0, 3).join(' … ')}`);
    assert.deepEqual(told, [], where);
    // How long that took is not the page’s.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
    busy.splice(before);
  }
  const choose = async (files) => {
    const picker = page.waitForEvent('filechooser');
    await page.locator('.picker button').first().click();
    await (await picker).setFiles(files);
  };
  await accessible('start');

  // Dropped as from a file manager.
  let dropped = 0;
  await traced('a report', async () => {
    dropped = await drop(page, [['𠮷<b>县</b>.docx', readFileSync(draft)]], '.finding');
    await page.getByRole('textbox', { name: /^四·行政复议·总计/ }).waitFor();
  });
  console.log(`page: ${dropped.toFixed(0)} ms from a drop of ${(statSync(draft).size / 1024).toFixed(0)} KB to its findings`);
  const expected = told(draft).map((it) => it.message);
  const shown = await page.locator('.finding .message').allTextContents();
  assert.deepEqual([...shown].sort(), [...expected].sort(), 'the findings are the command line’s');
  assert.ok(expected.length > 8);
  assert.equal(await page.locator('.file').evaluate((it) => it.querySelector('b')), null, 'a file’s name is text');
  assert.ok((await page.locator('.file').textContent()).startsWith('𠮷<b>县</b>.docx'));
  await page.evaluate(() => document.querySelector('.official').closest('.frame').previousElementSibling.scrollIntoView());
  await page.screenshot({ path: join(OUT, 'report.png') });
  done(`${expected.length} findings, the command line’s`);

  // At their cells: the total of reviews is 23 where its row makes 32.
  const total = page.getByRole('textbox', { name: /^四·行政复议·总计/ });
  const cell = page.locator('td', { has: total });
  assert.match(await cell.getAttribute('class'), /error/);
  const wrong = page.locator('.finding', { hasText: '= 32，填的是 23' });
  await wrong.locator('.head').click();
  await page.locator('.shown').waitFor();
  assert.equal(await page.locator('.shown input').inputValue(), '23', 'a click on a finding goes to its cell');
  await page.screenshot({ path: join(OUT, 'finding.png') });
  await wrong.locator('.explain').click();
  await wrong.locator('.page h3').first().waitFor();
  await accessible('report');
  await total.fill('32');
  await wrong.waitFor({ state: 'detached' });
  assert.doesNotMatch((await cell.getAttribute('class')) ?? '', /error/);
  done('a figure typed, its finding gone');

  /** What is downloaded by an entry of the menu. */
  const downloaded = async (entry) => {
    const file = page.waitForEvent('download');
    await page.locator('.menu summary').click();
    await page.locator('.items button', { hasText: entry }).click();
    return readFileSync(await (await file).path());
  };
  const text = (await downloaded('.nianbao')).toString();
  assert.match(text, /行政复议 .*32 \|/);
  const again = told(put('存下的.nianbao', text)).map((it) => it.message);
  assert.ok(!again.some((it) => it.includes('填的是 23')));
  done('the text downloaded');
  for (const to of ['docx', 'html']) {
    const own = join(folder, `命令行.${to}`);
    const run = spawnSync(NIANBAO, ['export', '--to', to, '--output', own, join(folder, '存下的.nianbao')], { encoding: 'utf8' });
    assert.ok(run.status !== null && run.status < 2, run.stderr);
    assert.ok((await downloaded(new RegExp(`^规定.*[.]${to}`))).equals(readFileSync(own)), `${to} is the command line’s, byte for byte`);
  }
  ran(folder, 'annotate', '--lang=zh', draft, '-o', '命令行_批注.docx');
  // What the page writes at the same moment is the same.
  const annotated = join(folder, '命令行_批注.docx');
  await page.evaluate((time) => (Date.now = () => time), written(annotated));
  const noted = await downloaded('带批注的');
  assert.ok(noted.equals(readFileSync(annotated)), 'the annotated file is the command line’s, byte for byte');
  const comments = unpacked(noted).get('word/comments.xml').toString();
  assert.match(comments, /= 32，填的是 23/);
  await page.locator('.notice', { hasText: '不含您在这里的修改' }).waitFor();
  // It is read back as the report that it is.
  assert.deepEqual(told(annotated).map((it) => it.message).sort(), [...expected].sort());
  await accessible('downloads');
  done('the official Word file and page, and the annotated file: the command line’s byte for byte');

  await page.keyboard.press('Control+z');
  await wrong.waitFor();
  await page.keyboard.press('Control+y');
  await wrong.waitFor({ state: 'detached' });
  done('undone and redone');

  // A keystroke to its findings.
  const times = await page.evaluate(async () => {
    const input = [...document.querySelectorAll('.official input')].find((it) => it.getAttribute('aria-label').startsWith('四·行政复议·总计'));
    const times = [];
    for (let n = 0; n < 41; n++) {
      input.value = n % 2 === 0 ? '31' : '32';
      const from = performance.now();
      const changed = new Promise((resolve) => new MutationObserver((_, it) => (it.disconnect(), resolve())).observe(document.querySelector('.side-body'), { childList: true }));
      input.dispatchEvent(new Event('input'));
      await changed;
      times.push(performance.now() - from);
    }
    return times.sort((a, b) => a - b);
  });
  console.log(`page: a keystroke to its findings: median ${times[20].toFixed(1)} ms, at most ${times.at(-1).toFixed(1)} ms`);
  await wrong.or(page.locator('.finding', { hasText: '填的是 31' })).first().waitFor();
  await total.fill('32');
  await wrong.waitFor({ state: 'detached' });

  // By keyboard alone: as in a sheet.
  await total.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('5');
  assert.ok(await page.evaluate(() => document.activeElement.value === '5'));
  await page.keyboard.press('Control+z');
  const paragraph = page.locator('.paragraph').first();
  await paragraph.focus();
  await page.keyboard.press('Enter');
  await page.locator('.editor').waitFor();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('以上😀。。');
  await page.keyboard.press('Enter');
  await page.locator('.paragraph', { hasText: '以上😀' }).waitFor();
  await page.locator('.finding', { hasText: '。。' }).first().waitFor();
  done('a paragraph edited by keyboard, and checked');

  // A fix by its button.
  const unit = page.locator('.finding', { hasText: '“23件”带了单位' });
  await unit.locator('.head').click();
  await unit.locator('.fix').click();
  await unit.waitFor({ state: 'detached' });
  done('a fix applied');

  // The worker dies over a question, for want of memory: it is started anew, and the text is there still.
  await page.evaluate(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, ...more) {
      Worker.prototype.postMessage = post;
      post.call(this, { ...message, file: { byteLength: 4e9 } }, ...more);
    };
  });
  await total.fill('33');
  await page.locator('.notice', { hasText: '很抱歉' }).waitFor();
  await accessible('after the worker died');
  assert.match((await downloaded('.nianbao')).toString(), /以上😀/);
  await total.fill('31');
  await page.locator('.finding', { hasText: '填的是 31' }).first().waitFor();
  assert.ok(await page.locator('.notice').isHidden());
  await total.fill('32');
  done('a worker that died started anew, the text kept');

  await page.getByRole('tab', { name: '识别情况' }).click();
  assert.ok((await page.locator('.account li').count()) > 5);
  await page.screenshot({ path: join(OUT, 'account.png') });
  await page.locator('.lang').click();
  await page.getByRole('tab', { name: 'How it was read' }).waitFor();
  await page.locator('.account .message', { hasText: /[a-z]{3}/ }).first().waitFor();
  await page.getByRole('tab', { name: 'Findings' }).click();
  await page.locator('.finding .where', { hasText: 'table 1' }).first().waitFor();
  await page.getByRole('tab', { name: 'How it was read' }).click();
  await accessible('account, in English');
  await page.screenshot({ path: join(OUT, 'english.png') });
  await page.locator('.lang').click();
  await page.getByRole('tab', { name: '问题' }).click();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: join(OUT, 'phone.png') });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1), 'a phone shows it without scrolling sideways');
  await page.setViewportSize({ width: 1366, height: 768 });
  done('account, English, phone');

  // Many, some of them bad.
  const given = [put('坏的.docx', Buffer.from('PK\x03\x04不是')), put('图片.pdf', '%PDF-1.4 𠮷')];
  for (let n = 0; n < 298; n++) given.push(put(`各单位/单位${n}.docx`, word(seeded.replace('年度: 2023', `年度: 2023\n序号: ${n}`).replaceAll('汀溪县', `汀溪县第${n}`))));
  const list = put('各单位/名单.csv', `单位,主体,期限\n${Array.from({ length: 299 }, (_, n) => `汀溪县第${n}人民政府,政府,2024-03-31\n`).join('')}`);
  // What is given is added; what was changed is not thrown away unasked.
  const dialogs = [];
  page.on('dialog', (dialog) => void (dialogs.push(dialog.message()) === 1 ? dialog.dismiss() : dialog.accept()));
  await total.fill('31');
  await page.locator('.finding', { hasText: '填的是 31' }).first().waitFor();
  await choose([given[0], list]);
  await page.locator('.state', { hasText: '共 2 份，其中 1 份读不了，未报 299 个单位' }).waitFor();
  await page.locator('.edited').waitFor();
  const clear = page.getByRole('button', { name: '清空' });
  await clear.click();
  assert.equal(await page.locator('.units tbody tr').count(), 301);
  await clear.click();
  await page.locator('.drop h1').waitFor();
  assert.equal(dialogs.length, 2);
  done('files added, and cleared only when asked twice');
  let from = 0;
  await traced('300 files', async () => {
    from = Date.now();
    await choose([...given, list]);
    await page.locator('.state', { hasText: '其中 2 份读不了' }).waitFor({ timeout: 120_000 });
    from = Date.now() - from;
  });
  console.log(`page: 300 files in ${(from / 1000).toFixed(1)} s`);
  assert.equal(await page.locator('.units tbody tr').count(), 301);
  await page.locator('.state', { hasText: '未报 1 个单位' }).waitFor();
  assert.match(await page.locator('.lists').textContent(), /名单\.csv/);
  await accessible('sheet');
  await page.screenshot({ path: join(OUT, 'sheet.png') });
  const many = join(folder, '各单位');
  for (const name of ['坏的.docx', '图片.pdf']) put(`各单位/${name}`, readFileSync(join(folder, name)));
  const names = given.map((path) => path.split('/').at(-1));
  ran(many, 'annotate', '--lang=zh', ...names.filter((name) => name.startsWith('单位')), '-o', '批注稿/', '--force');
  const own = readdirSync(join(many, '批注稿'));
  await page.evaluate((time) => (Date.now = () => time), written(join(many, '批注稿', own[0])));
  ran(many, 'review', '--lang=zh', ...names, '--units', '名单.csv', '-o', '审核意见.xlsx', '--letters', '退回意见', '--deadline', '1月25日前😀', '--force');
  await page.getByLabel('退回后重新报送的期限').fill('1月25日前😀');
  const taking = process.hrtime.bigint();
  const taken = page.waitForEvent('download', { timeout: 120_000 });
  await page.getByRole('button', { name: '全部下载' }).click();
  const archive = unpacked(readFileSync(await (await taken).path()));
  console.log(`page: all taken away in ${(Number(process.hrtime.bigint() - taking) / 1e9).toFixed(1)} s, ${archive.size} files`);
  await page.locator('.notice', { hasText: '批注稿 298 份' }).waitFor();
  const expects = new Map([['审核意见.xlsx', readFileSync(join(many, '审核意见.xlsx'))]]);
  for (const kind of ['批注稿', '退回意见']) {
    for (const name of readdirSync(join(many, kind))) expects.set(`${kind}/${name}`, readFileSync(join(many, kind, name)));
  }
  assert.ok(expects.size > 590);
  const unread = archive.get('读不了的文件.txt').toString();
  assert.match(unread, /坏的\.docx：/);
  assert.match(unread, /图片\.pdf：/);
  archive.delete('读不了的文件.txt');
  assert.deepEqual([...archive.keys()].sort(), [...expects.keys()].sort());
  for (const [name, part] of archive) assert.ok(part.equals(expects.get(name)), `${name} is the command line’s, byte for byte`);
  done(`${archive.size + 1} files taken away in one archive, the command line’s byte for byte`);
  const unitButton = page.locator('.units button').nth(5);
  await unitButton.focus();
  await page.keyboard.press('Enter');
  await page.locator('.paper .title').waitFor();
  await page.locator('.finding').first().waitFor();
  await page.getByRole('button', { name: '返回清单' }).click();
  await page.locator('.units').waitFor();
  done('300 files, a sheet, one of them opened');

  // What is refused by its size, without being read.
  await page.evaluate(() => {
    const file = new File([new Uint8Array(8)], '大文件.docx');
    Object.defineProperty(file, 'size', { value: 51 << 20 });
    file.arrayBuffer = () => Promise.reject(new Error('read'));
    const transfer = { types: ['Files'], items: [], files: [file] };
    const event = new Event('drop', { bubbles: true });
    Object.defineProperty(event, 'dataTransfer', { value: transfer });
    document.dispatchEvent(event);
  });
  await page.locator('span.bad', { hasText: '超过 50 MB' }).waitFor();
  await page.locator('.state', { hasText: '共 301 份，其中 3 份读不了' }).waitFor();
  done('a file that is too large refused');

  // Last year's beside this year's, out of an archive with another in it, and of a folder.
  const pair = join(folder, '两年');
  const earlier = seeded.replaceAll('2023', '2022').replaceAll('2024', '2023');
  put('两年/今年.docx', word(seeded));
  put('两年/往年/去年😀.docx', word(earlier));
  put('两年/往年/说明.txt', '不是报告');
  const inner = zip({ '去年😀.docx': word(earlier), '__MACOSX/._去年😀.docx': '' });
  const packed = put('报送.zip', zip({ '今年.docx': word(seeded), '往年.zip': inner }));
  const beside = JSON.parse(ran(folder, 'check', '--lang=zh', '--output-format=json', '--documents', '两年').stdout);
  const ofThis = beside.filter(({ path }) => path === '两年/今年.docx').map((it) => it.message);
  assert.ok(ofThis.some((it) => it.includes('上年')), 'the years differ');
  for (const given of ['archive', 'folder']) {
    await page.getByRole('button', { name: '清空' }).click();
    await page.locator('.drop h1').waitFor();
    if (given === 'archive') await choose([packed]);
    else {
      const picker = page.waitForEvent('filechooser');
      await page.locator('.picker button').nth(1).click();
      await (await picker).setFiles(pair);
    }
    await page.locator('.state', { hasText: '共 2 份' }).waitFor();
    const open = page.locator('.units button', { hasText: '今年.docx' });
    assert.match(await open.textContent(), given === 'archive' ? /^报送.zip\/今年/ : /^两年\/今年/);
    await open.click();
    await page.locator('.last-year', { hasText: '去年😀.docx' }).waitFor();
    const messages = await page.locator('.finding .message').allTextContents();
    assert.deepEqual([...messages].sort(), [...ofThis].sort(), 'the findings beside last year’s are the command line’s');
    const reviews = page.locator('td', { has: page.getByRole('textbox', { name: /^四·行政复议·总计/ }) });
    assert.equal(await reviews.locator('.was').textContent(), '23');
    // They stay when something is typed.
    await reviews.locator('input').fill('32');
    await page.locator('.finding', { hasText: '= 32，填的是 23' }).waitFor({ state: 'detached' });
    assert.equal(await page.locator('.finding', { hasText: '上年' }).count(), messages.filter((it) => it.includes('上年')).length);
    await accessible(`beside last year’s, ${given}`);
    await page.screenshot({ path: join(OUT, 'beside.png') });
    await page.getByRole('button', { name: '返回清单' }).click();
    await page.locator('.units').waitFor();
  }
  done('an archive and a folder, last year’s report beside this year’s: the command line’s findings');

  // A file and a folder, as a file manager drops them: more files in it than a browser gives at a time, and two of one name.
  const cleared = async () => {
    await page.getByRole('button', { name: '清空' }).click();
    await page.locator('.drop h1').waitFor();
  };
  const listed = async () => (await page.locator('.units .path').allTextContents()).sort();
  const handedIn = {};
  for (let n = 0; n < 111; n++) handedIn[`乡镇/镇${n}.nianbao`] = seeded.replaceAll('汀溪县', `汀溪县第${n}镇`);
  for (const office of ['甲局𠮷', '乙局']) handedIn[`${office}/年度报告.docx`] = word(seeded.replaceAll('汀溪县人民政府', `汀溪县${office}`));
  for (const [name, content] of Object.entries(handedIn)) put(`报送/${name}`, content);
  put('报送/乡镇/说明.txt', '不是报告');
  const session = await context.newCDPSession(page);
  await cleared();
  await dropPaths(session, [draft]);
  await page.locator('.finding').first().waitFor();
  assert.match(await page.locator('.file').textContent(), /^汀溪县2023[.]docx/);
  await dropPaths(session, [join(folder, '报送')]);
  await page.locator('.state', { hasText: '共 114 份' }).waitFor();
  assert.deepEqual(await listed(), [...Object.keys(handedIn).map((name) => `报送/${name}`), '汀溪县2023.docx'].sort());
  assert.equal(await page.locator('.units .bad').count(), 0);
  done('a file dropped from the disk, and a folder of 113 files, two of one name');

  // An archive whose names are in GBK; files of one name at once, and one after another.
  await cleared();
  const offices = Object.fromEntries(['甲局', '乙局'].map((office) => [`${office}/年度报告（终稿）.docx`, word(seeded.replaceAll('汀溪县人民政府', `汀溪县${office}`))]));
  await drop(page, [['旧系统.zip', zip(offices, true)]]);
  await page.locator('.state', { hasText: '共 2 份' }).waitFor();
  assert.deepEqual(await listed(), Object.keys(offices).map((name) => `旧系统.zip/${name}`).sort());
  await cleared();
  const [one, other] = Object.values(offices);
  await drop(page, [['年报.docx', one], ['年报.docx', other]]);
  await page.locator('.state', { hasText: '共 2 份' }).waitFor();
  assert.deepEqual(await listed(), ['年报.docx', '年报（2）.docx']);
  await drop(page, [['年报.docx', word(seeded)]]);
  await page.locator('.notice', { hasText: '有 1 个文件和原来的同名' }).waitFor();
  await page.locator('.units th', { hasText: '汀溪县人民政府' }).waitFor();
  assert.deepEqual(await listed(), ['年报.docx', '年报（2）.docx']);
  done('names in GBK, and files of one name');

  // What 上年报告 and 汇总 name is looked at beside a report; what is changed in it counts at once.
  const front = (agency, more) => seeded.replace(/^---\n[^]*?\n---\n/, `---\n机关: ${agency}\n年度: 2023\n${more}---\n`);
  put('项目/今年/汇总.nianbao', front('汀溪县𠮷', '上年报告: ../往年/旧县.nianbao\n汇总:\n  - 单位/*.nianbao\n'));
  for (const unit of ['甲', '乙']) put(`项目/今年/单位/${unit}.nianbao`, front(`汀溪县${unit}`, ''));
  put('项目/往年/旧县.nianbao', front('旧县', '').replaceAll('2023', '2022').replaceAll('2024', '2023'));
  const inProject = JSON.parse(ran(folder, 'check', '--lang=zh', '--output-format=json', '项目').stdout);
  const ofSum = inProject.filter(({ path }) => path === '项目/今年/汇总.nianbao').map((it) => it.message).sort();
  assert.ok(ofSum.some((it) => it.includes('上年')) && ofSum.some((it) => it.includes('汇总')), ofSum.join('\n'));
  await cleared();
  await dropPaths(session, [join(folder, '项目')]);
  await page.locator('.state', { hasText: '共 4 份' }).waitFor();
  const opens = (name) => page.locator('.units button', { hasText: name }).click();
  const messagesNow = async () => (await page.locator('.finding .message').allTextContents()).sort();
  await opens('汇总.nianbao');
  await page.locator('.last-year', { hasText: '旧县.nianbao' }).waitFor();
  assert.deepEqual(await messagesNow(), ofSum, 'the findings beside what is named are the command line’s');
  const pending = (column) => page.getByRole('textbox', { name: new RegExp(`结转下年度继续办理.*·${column}`) });
  assert.ok(ofSum.some((it) => it.startsWith('上年结转填的是 2，')));
  await page.getByRole('button', { name: '返回清单' }).click();
  await opens('旧县.nianbao');
  for (const column of ['自然人', '总计']) await pending(column).fill('2');
  await page.locator('.edited').waitFor();
  await page.getByRole('button', { name: '返回清单' }).click();
  await opens('汇总.nianbao');
  await page.locator('.finding', { hasText: '上年结转填的是 2，' }).waitFor({ state: 'detached' });
  put('项目/往年/旧县.nianbao', readFileSync(join(folder, '项目/往年/旧县.nianbao'), 'utf8').replace(/^\| 四、结转下年度继续办理 .*$/m, (row) => row.replaceAll('1', '2')));
  const changed = JSON.parse(ran(folder, 'check', '--lang=zh', '--output-format=json', '项目').stdout);
  const ofChanged = changed.filter(({ path }) => path === '项目/今年/汇总.nianbao').map((it) => it.message).sort();
  assert.notDeepEqual(ofChanged, ofSum);
  assert.deepEqual(await messagesNow(), ofChanged, 'the findings beside what was changed are the command line’s');
  await page.screenshot({ path: join(OUT, 'named.png') });
  await page.getByRole('button', { name: '返回清单' }).click();
  await cleared();
  await drop(page, [['汇总.nianbao', readFileSync(join(folder, '项目/今年/汇总.nianbao'))]], '.finding');
  await page.locator('.last-year', { hasText: '没有拖进来，没有对照：../往年/旧县.nianbao、单位/*.nianbao' }).waitFor();
  assert.ok(!(await messagesNow()).some((it) => it.includes('旧县')));
  done('what 上年报告 and 汇总 name looked at beside a report, as it was changed meanwhile');

  console.log(`page: the thread is kept at a stretch: ${stretches.join('; ')}`);
  const long = busy.filter(([ms]) => ms > 100).map(([ms, step]) => `${ms} ms after “${step}”`);
  console.log(`page: the tab was busy for ${Math.round(Math.max(0, ...busy.map(([ms]) => ms)))} ms at most, above 100 ms: ${long.join(', ') || 'never'}`);

  // What stands in a file is text, in the report, in the list, in the account and in the sheet.
  await page.getByRole('button', { name: '清空' }).click();
  await page.locator('.drop h1').waitFor();
  const markup = `<img src=x onerror="document.title='读成了标记'">𠮷`;
  const named = seeded.replace('## 六、其他需要报告的事项\n', `$&\n${markup}。。\n`).replace(/无记录(?= *\|)/, markup);
  assert.equal(named.split(markup).length, 3);
  await choose([put('标记.docx', word(named)), put('空<i>的</i>.docx', '')]);
  await page.locator('.state', { hasText: '其中 1 份读不了' }).waitFor();
  await page.locator('.units button', { hasText: '标记.docx' }).click();
  await page.locator('.paragraph', { hasText: markup }).first().waitFor();
  await page.locator('.finding', { hasText: '<img src=x' }).first().waitFor();
  await page.getByRole('tab', { name: '识别情况' }).click();
  assert.equal(await page.locator('img[src="x"], .units i').count(), 0);
  assert.notEqual(await page.title(), '读成了标记');
  done('markup in a file is text');

  // From the file to the annotated one by keyboard alone.
  await page.goto(pathToFileURL(PAGE).href);
  await page.locator('.drop h1').waitFor();
  // Asked for before the key is pressed: a driver that is not listening yet misses it.
  let picker;
  page.on('filechooser', (it) => void (picker = it));
  await page.waitForTimeout(300);
  const reach = async (wanted) => {
    for (let n = 0; n < 400; n++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((wanted) => document.activeElement.matches(wanted), wanted)) return;
    }
    assert.fail(`Tab never comes to ${wanted}`);
  };
  await reach('.picker button');
  await page.keyboard.press('Enter');
  while (picker === undefined) await page.waitForTimeout(50);
  await picker.setFiles([draft]);
  await page.locator('.finding').first().waitFor();
  await reach('.finding .head');
  await page.keyboard.press('Enter');
  await page.locator('.shown').waitFor();
  await reach('.menu summary');
  await page.keyboard.press('Enter');
  while (!(await page.evaluate(() => document.activeElement.textContent.includes('带批注的')))) await reach('.items button');
  const comes = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  assert.ok(unpacked(readFileSync(await (await comes).path())).has('word/comments.xml'));
  done('from the file to the annotated one by keyboard alone');

  // Nothing is fetched, and nothing can be: the policy holds.
  const refused = await page.evaluate(() => new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective), { once: true });
    fetch('https://example.invalid/').catch(() => {});
  }));
  assert.match(refused, /connect-src|default-src/);
  const foreign = requests.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:') && !url.startsWith('data:'));
  assert.deepEqual(foreign.filter((url) => !url.includes('example.invalid')), []);
  assert.deepEqual(complaints.filter((it) => !it.includes('example.invalid')), []);
  done('no request, the policy in force');
} catch (error) {
  console.error(`page: FAILED after “${step}”: ${error.stack}`);
  await page?.screenshot({ path: join(OUT, 'failed.png') }).catch(() => {});
  process.exitCode = 1;
} finally {
  await browser.close();
}
