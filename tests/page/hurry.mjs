// Drives the page as somebody does who does not wait: the checker's answers are held back while the next thing is done, and
// what it reads is changed meanwhile. A line a step, exit 1 on any failure.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { drop } from './dropped.mjs';
import { word, zip } from './word.mjs';

const { CHROMIUM, PAGE, OUT, ONLY } = process.env;
const seeded = readFileSync(new URL('../../examples/seeded-mistakes.nianbao', import.meta.url), 'utf8');
const of = (unit) => seeded.replaceAll('汀溪县人民政府', unit);
const folder = join(OUT, '不等 𠮷');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const put = (name, content) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', acceptDownloads: true });
// Questions to the checker wait from `hold` to `release`.
await context.addInitScript(() => {
  const post = Worker.prototype.postMessage;
  const held = [];
  globalThis.hold = (after) => {
    let left = after;
    Worker.prototype.postMessage = function (...args) {
      if (left-- > 0) post.apply(this, args);
      else held.push(() => post.apply(this, args));
    };
  };
  globalThis.isHeld = () => held.length > 0;
  globalThis.release = () => {
    Worker.prototype.postMessage = post;
    held.splice(0).forEach((send) => send());
  };
});

/** What is tried, each with a page of its own. */
const steps = [];
const step = (what, act) => steps.push([what, act]);

class Desk {
  constructor(page) {
    this.page = page;
    this.total = page.getByRole('textbox', { name: /^四·行政复议·总计/ });
    this.paragraph = page.locator('.paragraph', { hasText: '汀溪县' }).first();
  }

  hold() {
    return this.holdAfter(0);
  }

  /** Holds back all but the next questions. */
  holdAfter(count) {
    return this.page.evaluate((count) => globalThis.hold(count), count);
  }

  release() {
    return this.page.evaluate(() => globalThis.release());
  }

  /** Opens the report. */
  async open(text = seeded, name = '汀溪县😀.nianbao') {
    await drop(this.page, [[name, text]], '.finding');
    await this.total.waitFor();
  }

  finding(text) {
    return this.page.locator('.finding', { hasText: text });
  }

  /** The text, as it is downloaded. */
  async text() {
    const comes = this.page.waitForEvent('download');
    await this.page.locator('.menu summary').click();
    await this.page.locator('.items button', { hasText: '.nianbao' }).click();
    return readFileSync(await (await comes).path(), 'utf8');
  }

  async choose(files, at = 0) {
    const picker = this.page.waitForEvent('filechooser');
    await this.page.locator('.picker button').nth(at).click();
    await (await picker).setFiles(files);
  }
}

// Longer than the room in its column: all behind it moves.
const figure = '98765432101234567890';

/** A text without its tables' padding. */
const narrow = (text) => text.replace(/ +/g, ' ');
step('a figure that was typed stays to be seen while it waits, and is in what is downloaded', async (desk) => {
  await desk.open();
  await desk.hold();
  await desk.total.fill('1232');
  await desk.paragraph.focus();
  assert.equal(await desk.total.inputValue(), '1232');
  const text = desk.text();
  await desk.page.waitForTimeout(100);
  await desk.release();
  assert.match(await text, /\b1232\b/);
});

step('a paragraph that is opened while a figure waits takes its own place', async (desk) => {
  await desk.open();
  const before = await desk.text();
  await desk.hold();
  await desk.page.getByRole('textbox', { name: /^一|^二/ }).first().fill(figure);
  await desk.page.locator('.paragraph').last().dblclick();
  const old = await desk.page.locator('.editor').inputValue();
  await desk.page.locator('.editor').fill('新写的一段𠮷。');
  await desk.release();
  await desk.page.locator('.side .filter').first().focus();
  await desk.page.locator('.paragraph', { hasText: '新写的一段𠮷。' }).waitFor();
  const after = await desk.text();
  assert.ok(after.includes(figure));
  const expected = narrow(before).replace(old, '新写的一段𠮷。').split('\n');
  assert.deepEqual(narrow(after).split('\n').filter((line) => !line.includes(figure)), expected.filter((_, n) => !narrow(after).split('\n')[n]?.includes(figure)));
});

step('words written after the checker died take their own place', async (desk) => {
  await desk.open();
  const before = narrow(await desk.text()).split('\n');
  await desk.page.getByRole('textbox', { name: /^一|^二/ }).first().focus();
  // The edit is made; the checker dies over the text that it made.
  await desk.page.evaluate(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, ...more) {
      if (message.question?.ask !== 'check') return post.call(this, message, ...more);
      Worker.prototype.postMessage = post;
      post.call(this, { ...message, file: { byteLength: 4e9 } }, ...more);
    };
  });
  await desk.page.getByRole('textbox', { name: /^一|^二/ }).first().fill(figure);
  await desk.page.locator('.notice', { hasText: '很抱歉' }).waitFor();
  await desk.page.locator('.paragraph').last().dblclick();
  const old = await desk.page.locator('.editor').inputValue();
  await desk.page.locator('.editor').fill('又写的一段😀。');
  await desk.page.locator('.editor').press('Enter');
  await desk.page.locator('.paragraph', { hasText: '又写的一段😀。' }).waitFor();
  const after = narrow(await desk.text()).split('\n');
  const changed = after.filter((line, n) => line !== before[n]);
  assert.equal(after.length, before.length);
  assert.equal(changed.length, 2, changed.join('\n'));
  assert.ok(before.some((line) => line.includes(old)));
});

step('a fix that is clicked twice is applied once, and not to what has changed', async (desk) => {
  const doubled = seeded.replace('## 六、其他需要报告的事项\n', '$&\n特此说明，，𠮷。\n');
  await desk.open(doubled);
  const before = await desk.text();
  const found = desk.page.locator('.finding', { hasText: '，，' }).first();
  await found.locator('.head').click();
  const fix = found.locator('.fix').first();
  await fix.waitFor();
  await desk.hold();
  await fix.evaluate((it) => {
    it.click();
    it.click();
  });
  await desk.release();
  await found.waitFor({ state: 'detached' });
  assert.equal(narrow(await desk.text()), narrow(before).replace('，，', '，'));
});

step('a fix that is clicked while a paragraph is open is heard, and the paragraph kept', async (desk) => {
  await desk.open();
  const unit = desk.finding('“23件”带了单位');
  await unit.locator('.head').click();
  await desk.page.locator('.paragraph').first().dblclick();
  await desk.page.locator('.editor').press('Control+End');
  await desk.page.keyboard.type('补写一句𠮷。');
  const box = await unit.locator('.fix').boundingBox();
  await desk.page.mouse.move(box.x + 20, box.y + box.height / 2);
  await desk.page.mouse.down();
  await desk.page.locator('.paragraph', { hasText: '补写一句𠮷。' }).waitFor();
  await desk.page.mouse.up();
  await unit.waitFor({ state: 'detached' });
  const text = await desk.text();
  assert.match(text, /补写一句𠮷。/);
  assert.doesNotMatch(text, /23件/);
});

step('words that come to nothing leave no field behind', async (desk) => {
  await desk.open();
  const was = await desk.page.locator('.paragraph').first().textContent();
  await desk.page.locator('.paragraph').first().dblclick();
  await desk.page.locator('.editor').press('Control+End');
  await desk.page.keyboard.type('  ');
  await desk.page.keyboard.press('Enter');
  await desk.page.locator('.editor').waitFor({ state: 'detached' });
  assert.equal(await desk.page.locator('.paragraph').first().textContent(), was);
  // A heading cannot be nothing: it is said in the language of the page.
  await desk.page.locator('.paper h1').dblclick();
  await desk.page.locator('.editor').fill('');
  await desk.page.keyboard.press('Enter');
  await desk.page.locator('.notice', { hasText: '不能这样改' }).waitFor();
  assert.notEqual(await desk.page.locator('.paper h1').textContent(), '');
});

step('a field that is opened right after another keeps the key, and without another the paragraph has it', async (desk) => {
  await desk.open();
  const focused = () => desk.page.evaluate(() => document.activeElement.className || document.activeElement.localName);
  const [one, other] = [desk.page.locator('.paragraph').first(), desk.page.locator('.paper h1')];
  for (const key of ['Escape', 'Enter']) {
    await one.dblclick();
    await desk.page.locator('.editor').press('Control+End');
    await desk.page.keyboard.type('𠮷');
    await desk.page.keyboard.press(key);
    await desk.page.locator('.editor').waitFor({ state: 'detached' });
    assert.equal(await focused(), 'paragraph');
    await one.press('Enter');
    await desk.page.locator('.editor').press('Control+End');
    await desk.page.keyboard.type('！');
    await desk.page.keyboard.press(key);
    await desk.page.locator('.editor').waitFor({ state: 'detached' });
    await other.dblclick();
    await desk.page.waitForTimeout(200);
    assert.equal(await focused(), 'editor');
    await desk.page.keyboard.press('Escape');
  }
});

step('the key stays in its cell when something is undone, and in the list when something is mended', async (desk) => {
  await desk.open();
  await desk.total.focus();
  await desk.page.keyboard.type('9');
  await desk.finding('填的是 9').first().waitFor();
  await desk.page.keyboard.press('Control+z');
  await desk.finding('填的是 9').first().waitFor({ state: 'detached' });
  await desk.page.waitForFunction(() => document.activeElement.matches('.official input'));
  assert.equal(await desk.total.inputValue(), '23');
  const unit = desk.finding('“23件”带了单位');
  await unit.locator('.head').focus();
  await desk.page.keyboard.press('Enter');
  await unit.locator('.fix').focus();
  await desk.page.keyboard.press('Enter');
  await unit.waitFor({ state: 'detached' });
  assert.ok(await desk.page.evaluate(() => document.activeElement.closest('.side-body') !== null), 'the key is in the list');
});

step('words that are being written keep the window open', async (desk) => {
  await desk.open();
  const asks = () => desk.page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
  assert.ok(!(await asks()));
  await desk.page.locator('.paragraph').first().dblclick();
  assert.ok(!(await asks()));
  await desk.page.keyboard.type('还没写完');
  assert.ok(await asks());
});

step('words that are dragged within the page are no files', async (desk) => {
  await desk.open();
  await desk.page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.setData('text/plain', '拖动的文字');
    const event = new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true });
    globalThis.isTaken = !document.dispatchEvent(event);
  });
  await desk.page.waitForTimeout(50);
  assert.ok(!(await desk.page.evaluate(() => globalThis.isTaken)));
  assert.ok(await desk.page.locator('.notice').isHidden());
});

step('a file that was changed is read anew when it is chosen again', async (desk) => {
  const files = ['甲局', '乙局'].map((unit) => put(`${unit}.nianbao`, of(unit)));
  await desk.choose(files);
  await desk.page.locator('.units th', { hasText: '甲局' }).waitFor();
  for (const unit of ['丙局𠮷', '丁局']) {
    put('甲局.nianbao', of(unit));
    await desk.choose([files[0]]);
    await desk.page.locator('.units th', { hasText: unit }).waitFor();
  }
});

step('two archives at once each give their own files', async (desk) => {
  const archive = (name) => zip(Object.fromEntries([0, 1, 2].map((n) => [`${n}.docx`, word(of(`${name}局第${n}分局`))])));
  await desk.hold();
  for (const name of ['甲', '乙']) await drop(desk.page, [[`${name}.zip`, archive(name)]]);
  await desk.release();
  await desk.page.locator('.state', { hasText: '共 6 份' }).waitFor();
  for (const name of ['甲', '乙']) {
    for (const n of [0, 1, 2]) await desk.page.locator('.units tr', { hasText: `${name}局第${n}分局` }).filter({ hasText: `${name}.zip/${n}.docx` }).waitFor({ timeout: 3000 });
  }
});

step('no unit is lost when the language is turned there and back while files are checked', async (desk) => {
  const files = Array.from({ length: 24 }, (_, n) => [`${n}.nianbao`, of(`第${n}局`)]);
  await drop(desk.page, files);
  await desk.page.locator('.state', { hasText: '共 24 份' }).waitFor();
  await desk.hold();
  await desk.page.locator('.lang').click();
  await desk.page.locator('.lang').click();
  await desk.release();
  await desk.page.locator('.state', { hasText: '共 24 份' }).waitFor();
  await desk.page.waitForFunction(() => !document.querySelector('.take').disabled);
  assert.equal(await desk.page.locator('.units td', { hasText: '其他年度' }).count(), 0);
  // And when it is turned in the midst of them.
  await desk.holdAfter(5);
  await desk.page.locator('.lang').click();
  await desk.page.waitForFunction(() => globalThis.isHeld());
  await desk.page.locator('.lang').click();
  await desk.release();
  await desk.page.locator('.state', { hasText: '共 24 份' }).waitFor();
  await desk.page.waitForFunction(() => !document.querySelector('.take').disabled);
  assert.equal(await desk.page.locator('.units td', { hasText: '其他年度' }).count(), 0);
  assert.equal(await desk.page.locator('.units tbody tr').count(), 24);
});

step('a report that is ready after everything was cleared away is not shown', async (desk) => {
  await drop(desk.page, ['甲局', '乙局'].map((unit) => [`${unit}.nianbao`, of(unit)]));
  await desk.page.locator('.state', { hasText: '共 2 份' }).waitFor();
  await desk.page.waitForFunction(() => !document.querySelector('.take').disabled);
  await desk.hold();
  await desk.page.locator('.units button').first().click();
  await desk.page.getByRole('button', { name: '清空' }).click();
  await desk.page.locator('.drop h1').waitFor();
  await desk.page.evaluate(() => new MutationObserver(() => (globalThis.isShown ||= document.querySelector('.paper') !== null)).observe(document.body, { childList: true, subtree: true }));
  await desk.release();
  await desk.page.waitForTimeout(500);
  assert.ok(!(await desk.page.evaluate(() => globalThis.isShown)));
  await drop(desk.page, [['丙局.nianbao', of('丙局')]], '.finding');
});

step('an archive holds the others when a file was taken away, and names it', async (desk) => {
  const names = ['甲局', '乙局𠮷', '丙局'];
  await drop(desk.page, names.map((unit) => [`${unit}.docx`, word(of(unit))]));
  await desk.page.locator('.state', { hasText: '共 3 份' }).waitFor();
  await desk.page.waitForFunction(() => !document.querySelector('.take').disabled);
  await desk.page.evaluate(() => {
    const read = File.prototype.arrayBuffer;
    File.prototype.arrayBuffer = function () {
      return this.name === '乙局𠮷.docx' ? Promise.reject(new DOMException('x', 'NotReadableError')) : read.call(this);
    };
  });
  const comes = desk.page.waitForEvent('download');
  await desk.page.getByRole('button', { name: '全部下载' }).click();
  await comes;
  await desk.page.locator('.notice', { hasText: '批注稿 2 份' }).waitFor();
  assert.match(await desk.page.locator('.notice').textContent(), /没有写成批注的文件：乙局𠮷\.docx/);
});

step('an archive that files come between is not half of two', async (desk) => {
  const given = (names) => names.map((unit) => [`${unit}.docx`, word(of(unit))]);
  await drop(desk.page, given(['甲局', '乙局', '丙局𠮷']));
  await desk.page.locator('.state', { hasText: '共 3 份' }).waitFor();
  await desk.page.waitForFunction(() => !document.querySelector('.take').disabled);
  await desk.hold();
  await desk.page.getByRole('button', { name: '全部下载' }).click();
  await desk.page.waitForTimeout(100);
  await drop(desk.page, given(['丁局']));
  await desk.release();
  await desk.page.locator('.state', { hasText: '共 4 份' }).waitFor();
  // It is begun anew with all of them.
  await desk.page.locator('.notice', { hasText: '批注稿 4 份' }).waitFor();
});

const started = Date.now();
for (const [what, act] of steps.filter(([what]) => ONLY === undefined || what.includes(ONLY))) {
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  try {
    await page.goto(pathToFileURL(PAGE).href);
    await page.locator('.drop h1').waitFor();
    await act(new Desk(page));
    assert.deepEqual(complaints, []);
    console.log(`page: ${what} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  } catch (error) {
    console.error(`page: FAILED: ${what}: ${error.stack}`);
    await page.screenshot({ path: join(OUT, 'failed.png') }).catch(() => {});
    process.exitCode = 1;
  }
  await page.close();
}
await browser.close();
