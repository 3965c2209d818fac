// Pictures of what `nianbao check` prints, as a terminal shows it. Run by ./pictures, which sets what is read from the
// environment here.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { chromium } from 'playwright-core';

const { CHROMIUM, NIANBAO_BIN, ROOT } = process.env;
const REPORT = 'examples/seeded-mistakes.nianbao';
const PICTURES = [
  { lang: 'zh', file: 'docs/findings.png' },
  { lang: 'en', file: 'docs/findings.en.png' },
];

/** The colours of a terminal that the program uses: the eight of old and their bright forms. */
const COLOURS = ['#5c6370', '#e05561', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#dcdfe4'];
const [PAPER, INK] = ['#1e2127', '#dcdfe4'];
const [CELL, LINE] = [8, 22];

/** What the program says, with the codes of a terminal. */
function said(lang) {
  const args = ['check', '--color', 'always', '--select', 'value/grouped-digits,totals', '--lang', lang, REPORT];
  const run = spawnSync(NIANBAO_BIN, args, { cwd: ROOT, encoding: 'utf8' });
  if (run.status !== 1) throw new Error(`exit code ${run.status}: ${run.stderr}`);
  return run.stdout + run.stderr.replace(/^nianbao: /gm, '');
}

/** How many columns of a terminal a character takes. */
const columns = (c) => (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(c) || c.codePointAt(0) > 0xffff ? 2 : 1);

const escaped = (c) => c.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/ /g, '&nbsp;');

/** A text with the codes of a terminal as HTML: every character in a cell of its own, so that columns hold. */
function html(text) {
  let [colour, bold] = [INK, false];
  const style = (codes) => {
    for (let at = 0; at < codes.length; at += 1) {
      const code = codes[at];
      if (code === 0) [colour, bold] = [INK, false];
      else if (code === 1) bold = true;
      else if (code === 38 && codes[at + 1] === 5) (colour = COLOURS[codes[at + 2] % 8]), (at += 2);
      else if (code >= 30 && code <= 37) colour = COLOURS[code - 30];
      else if (code >= 90 && code <= 97) colour = COLOURS[code - 90];
      else if (code === 39) colour = INK;
    }
  };
  const lines = text.trimEnd().split('\n').map((line) => {
    let cells = '';
    for (const part of line.split(/(\x1b\[[\d;]*m)/)) {
      const codes = /^\x1b\[([\d;]*)m$/.exec(part);
      if (codes) {
        style(codes[1].split(';').map(Number));
        continue;
      }
      for (const c of part) {
        const narrow = columns(c) === 1 && c > '\x7f';
        cells += `<i class="${narrow ? 'narrow' : ''}" style="width:${columns(c) * CELL}px;color:${colour};font-weight:${bold ? 700 : 400}">${escaped(c)}</i>`;
      }
    }
    return `<div>${cells}</div>`;
  });
  return lines.join('');
}

const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
for (const { lang, file } of PICTURES) {
  const text = `\x1b[32m$\x1b[0m nianbao check ${REPORT}\n\n${said(lang)}`;
  // Codes aside, the widest line.
  const lines = text.replace(/\x1b\[[\d;]*m/g, '').split('\n');
  const widest = Math.max(...lines.map((line) => [...line].reduce((sum, c) => sum + columns(c), 0)));
  const page = await browser.newPage({ viewport: { width: widest * CELL + 40, height: 600 } });
  await page.setContent(`<style>
    body { margin: 0; padding: 15px 18px; background: ${PAPER}; font: 16px/${LINE}px 'Noto Sans Mono CJK SC', monospace; }
    div { height: ${LINE}px; white-space: nowrap; }
    i { display: inline-block; height: ${LINE}px; overflow: visible; font-style: normal; }
    .narrow { font-family: 'DejaVu Sans Mono', 'Liberation Mono', monospace; font-size: 13.3px; }
  </style>${html(text)}`);
  await page.screenshot({ path: path.join(ROOT, file), fullPage: true });
  await page.close();
  console.log(file);
}
await browser.close();
