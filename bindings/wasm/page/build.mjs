// Puts the page together: the module, packed, the scripts and the style, and a policy that lets in just these.
//
//   node build.mjs MODULE.wasm FOLDER      writes FOLDER/年报检查.html

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { build } from 'esbuild';

const [wasm, folder] = process.argv.slice(2);
const here = (path) => new URL(path, import.meta.url).pathname;

async function bundled(entry, define = {}) {
  const made = await build({
    absWorkingDir: here('.'),
    entryPoints: [entry],
    bundle: true,
    format: 'iife',
    // What Chromium 97 and Firefox of its time run.
    target: ['chrome97', 'firefox113'],
    charset: 'utf8',
    minify: true,
    write: false,
    define,
    logLevel: 'warning',
  });
  return made.outputFiles[0].text.trim();
}

const worker = await bundled('src/worker.ts');
// A script ends where it says so itself, in a string too.
const script = (await bundled('src/main.ts', { WORKER: JSON.stringify(worker) })).replaceAll('</script', '<\\/script');
const style = readFileSync(here('src/page.css'), 'utf8');
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = [
  "default-src 'none'",
  // The module is compiled by the page; older browsers know the second word alone.
  `script-src ${hash(script)} 'wasm-unsafe-eval' 'unsafe-eval' blob:`,
  `style-src ${hash(style)}`,
  'worker-src blob:',
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
const module = gzipSync(readFileSync(wasm), { level: 9 });
const parts = { policy, style, script, module: module.toString('base64') };
const page = readFileSync(here('src/page.html'), 'utf8').replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
mkdirSync(folder, { recursive: true });
const file = join(folder, '年报检查.html');
writeFileSync(file, page);
console.log(`${file}: ${(Buffer.byteLength(page) / 1024).toFixed(0)} KB, of which the module, packed, ${(parts.module.length / 1024).toFixed(0)} KB`);
