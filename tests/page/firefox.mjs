// The page in Firefox, from a disk: a Word file dropped, a figure typed, the comments taken away. A line a step, exit 1 on
// any failure. drive.mjs looks at all the rest; playwright drives no Firefox but its own.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import puppeteer from 'puppeteer-core';
import { drop } from './dropped.mjs';
import { word } from './word.mjs';

const { NIANBAO, FIREFOX, PAGE, OUT } = process.env;
const folder = join(OUT, '火狐 𠮷');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const draft = join(folder, '汀溪县😀.docx');
writeFileSync(draft, word(readFileSync(new URL('../../examples/seeded-mistakes.nianbao', import.meta.url), 'utf8')));
const ran = (...args) => spawnSync(NIANBAO, [...args, '--lang=zh'], { encoding: 'utf8', cwd: folder });
const expected = JSON.parse(ran('check', '--output-format=json', draft).stdout).map((it) => it.message);
assert.ok(expected.length > 8);
ran('annotate', draft, '-o', '批注.docx');
const annotated = readFileSync(join(folder, '批注.docx'));
/** When it was written: the time of its comments, which is Beijing's. */
const [, time] = /w:date="([^"]+)"/.exec(part(annotated, 'word/comments.xml').toString());

/** A part of an archive. */
function part(bytes, wanted) {
  let at = bytes.readUInt32LE(bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1') + 16);
  for (;;) {
    const [size, name, extra, comment] = [bytes.readUInt32LE(at + 20), ...[28, 30, 32].map((field) => bytes.readUInt16LE(at + field))];
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    if (bytes.subarray(at + 46, at + 46 + name).toString() === wanted) return inflateRawSync(bytes.subarray(from, from + size));
    at += 46 + name + extra + comment;
  }
}

let step = 'start';
const done = (what) => console.log(`page in Firefox: ${(step = what)}`);
// The size is the window's: what sets a page's is not understood by each release of Firefox.
const browser = await puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX, headless: true, defaultViewport: null, args: ['--width=1366', '--height=768'] });
try {
  const page = await browser.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  const opened = Date.now();
  await page.goto(pathToFileURL(PAGE).href);
  await page.waitForSelector('.drop h1', { visible: true });
  done(`${await browser.version()}: usable ${Date.now() - opened} ms after it was opened`);

  const took = await drop(page, [['汀溪县😀.docx', readFileSync(draft)]], '.finding');
  const messages = () => page.$$eval('.finding .message', (all) => all.map((it) => it.textContent));
  assert.deepEqual((await messages()).sort(), [...expected].sort(), 'the findings are the command line’s');
  done(`${expected.length} findings, the command line’s, ${took.toFixed(0)} ms after the drop`);

  // What is downloaded is looked at where it is offered.
  const bytes = await page.evaluate(async (now) => {
    Date.now = () => now;
    const offered = new Promise((resolve) => {
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => (resolve(blob), (URL.createObjectURL = make).call(URL, blob));
    });
    document.querySelector('.menu').open = true;
    [...document.querySelectorAll('.items button')].find((it) => it.textContent.startsWith('带批注的')).click();
    return [...new Uint8Array(await (await offered).arrayBuffer())];
  }, Date.parse(time) - 8 * 3600_000);
  assert.ok(Buffer.from(bytes).equals(annotated), 'the annotated file is the command line’s, byte for byte');
  done('the annotated file, the command line’s byte for byte');

  /** Waits until the finding on a total is there, or is not. */
  const until = async (isThere) => {
    for (let n = 0; n < 100; n++) {
      if ((await messages()).some((it) => it.includes('= 32，填的是 23')) === isThere) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.fail(`the finding is ${isThere ? 'not there' : 'there'}: ${await page.evaluate(() => document.activeElement.outerHTML)}`);
  };
  const total = await page.waitForSelector('input[aria-label^="四·行政复议·总计"]');
  await total.focus();
  // A window that nobody looks at has no focus, in which a figure would be selected by itself.
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.keyboard.type('32');
  await until(false);
  await page.keyboard.down('Control');
  await page.keyboard.press('z');
  await page.keyboard.up('Control');
  await until(true);
  done('a figure typed, its finding gone; undone, and there again');
  await page.screenshot({ path: join(OUT, 'firefox.png') });

  const refused = await page.evaluate(() => new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective), { once: true });
    fetch('https://example.invalid/').catch(() => {});
  }));
  assert.match(refused, /connect-src|default-src/);
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map((it) => it.name).filter((it) => !/^(blob|data|file):/.test(it) && !it.includes('example.invalid')));
  assert.deepEqual([loaded, complaints.filter((it) => !it.includes('example.invalid'))], [[], []]);
  done('no request, the policy in force');
} catch (error) {
  console.error(`page in Firefox: FAILED after “${step}”: ${error.stack}`);
  process.exitCode = 1;
} finally {
  await browser.close();
}
