// Drives the page: a line a step, exit 1 on any failure. Times are printed and not judged; run says what it needs.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { word } from './word.mjs';

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
const done = (what) => {
  console.log(`page: ${what} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  step = what;
};

/** What the command line finds in a file. */
function told(file, ...more) {
  const run = spawnSync(NIANBAO, ['check', '--lang=zh', '--output-format=json', ...more, file], { encoding: 'utf8' });
  return JSON.parse(run.stdout);
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

  const opened = Date.now();
  await page.goto(pathToFileURL(PAGE).href);
  await page.locator('.drop h1').waitFor();
  console.log(`page: ${(statSync(PAGE).size / 1024).toFixed(0)} KB, usable ${Date.now() - opened} ms after it was opened`);
  await page.screenshot({ path: join(OUT, 'start.png') });
  done('opened from a disk');

  /** No violation that axe finds. (It is put in by the driver, past the page's policy.) */
  async function accessible(where) {
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document));
    const told = violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html.slice(0, 160)).slice(0, 3).join(' … ')}`);
    assert.deepEqual(told, [], where);
  }
  const choose = async (files) => {
    const picker = page.waitForEvent('filechooser');
    await page.locator('.picker button').first().click();
    await (await picker).setFiles(files);
  };
  await accessible('start');

  // Dropped as from a file manager.
  const bytes = readFileSync(draft).toString('base64');
  const dropped = await page.evaluate(async ([data, name]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], name));
    const from = performance.now();
    document.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
    while (document.querySelector('.finding') === null) await new Promise(requestAnimationFrame);
    return performance.now() - from;
  }, [bytes, '𠮷<b>县</b>.docx']);
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
    assert.ok((await downloaded(`.${to}`)).equals(readFileSync(own)), `${to} is the command line’s, byte for byte`);
  }
  await accessible('downloads');
  done('the official Word file and page, the command line’s byte for byte');

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
  await accessible('account, in English');
  await page.screenshot({ path: join(OUT, 'english.png') });
  await page.locator('.lang').click();
  await page.getByRole('tab', { name: '问题' }).waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: join(OUT, 'phone.png') });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1), 'a phone shows it without scrolling sideways');
  await page.setViewportSize({ width: 1366, height: 768 });
  done('account, English, phone');

  // Many, some of them bad.
  const given = [put('坏的.docx', Buffer.from('PK\x03\x04不是')), put('图片.pdf', '%PDF-1.4 𠮷')];
  for (let n = 0; n < 298; n++) given.push(put(`各单位/单位${n}.docx`, word(seeded.replace('年度: 2023', `年度: 2023\n序号: ${n}`).replaceAll('汀溪县', `汀溪县第${n}`))));
  const from = Date.now();
  await choose(given);
  await page.locator('.state', { hasText: '其中 2 份读不了' }).waitFor({ timeout: 120_000 });
  console.log(`page: 300 files in ${((Date.now() - from) / 1000).toFixed(1)} s`);
  assert.equal(await page.locator('.units tbody tr').count(), 300);
  await accessible('sheet');
  await page.screenshot({ path: join(OUT, 'sheet.png') });
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
    const transfer = { items: [], files: [file] };
    const event = new Event('drop', { bubbles: true });
    Object.defineProperty(event, 'dataTransfer', { value: transfer });
    document.dispatchEvent(event);
  });
  await page.locator('.notice', { hasText: '超过 50 MB' }).waitFor();
  done('a file that is too large refused');

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
