// Judges exported pages and fragments: HTML without an error, by parse5 and by html-validate's rules of the standard; no
// violation that axe finds in a real browser; nothing asked of a network; printed on A4 without anything beyond its edge.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HtmlValidate } from 'html-validate';
import { parse } from 'parse5';
import { chromium } from 'playwright-core';

const { CHROMIUM, OUT } = process.env;
const pages = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const validator = new HtmlValidate({ root: true, extends: ['html-validate:standard'] });

/** What is wrong with the markup of a page. */
async function markup(html) {
  const wrong = [];
  const onParseError = ({ code, startLine }) => wrong.push(`parse5: ${code} (line ${startLine})`);
  parse(html, { onParseError, sourceCodeLocationInfo: true });
  const report = await validator.validateString(html);
  for (const { messages } of report.results) wrong.push(...messages.map((it) => `html-validate: ${it.ruleId}: ${it.message} (line ${it.line})`));
  return wrong;
}

// A fragment stands in a page of others.
const within = (fragment) => `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>门户</title></head>\n<body><main>\n${fragment}</main></body></html>\n`;

const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
let wrong = 0;
try {
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })).newPage();
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  for (const path of pages) {
    const text = readFileSync(path, 'utf8');
    const isFragment = path.endsWith('.fragment.html');
    const shown = isFragment ? path.replace(/\.html$/, '.page.html') : path;
    if (isFragment) writeFileSync(shown, within(text));
    const bad = await markup(isFragment ? within(text) : text);
    asked.length = 0;
    const url = pathToFileURL(shown).href;
    await page.goto(url);
    await page.evaluate(axe);
    const { violations, passes } = await page.evaluate(() => globalThis.axe.run(document));
    if (passes.length === 0) bad.push('axe: nothing was judged');
    for (const it of violations) bad.push(`axe: ${it.id}: ${it.nodes.map((node) => node.html.slice(0, 160)).slice(0, 3).join(' … ')}`);
    const others = asked.filter((it) => it !== url);
    if (others.length > 0) bad.push(`asked for ${others.join(', ')}`);
    if (!isFragment) {
      // What is printed: pages of A4, and nothing wider than the paper between its margins.
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: Math.round(((210 - 28 - 26) / 25.4) * 96), height: 768 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) bad.push(`${wide} px wider than the paper`);
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
      writeFileSync(join(OUT, `${basename(path, '.html')}.pdf`), pdf);
      const boxes = [...pdf.toString('latin1').matchAll(/\/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [Number(width), Number(height)]);
      const isA4 = ([width, height]) => Math.abs(width - 595.3) < 1.5 && Math.abs(height - 841.9) < 1.5;
      if (boxes.length === 0 || !boxes.every(isA4)) bad.push(`printed on ${JSON.stringify(boxes)}`);
      await page.emulateMedia({ media: null });
      await page.setViewportSize({ width: 1366, height: 768 });
    }
    for (const it of bad) console.log(`${basename(path)}: ${it}`);
    wrong += bad.length > 0 ? 1 : 0;
  }
} finally {
  await browser.close();
}
console.log(`${pages.length - wrong} of ${pages.length} pages are valid, accessible and print on A4`);
process.exit(wrong > 0 || pages.length === 0 ? 1 : 0);
