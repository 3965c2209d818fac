// Bundles the extension, and puts the grammar beside it: the one that the project has, in grammar/.

import { copyFileSync, mkdirSync } from 'node:fs';
import { build } from 'esbuild';

const here = (path) => new URL(path, import.meta.url);

mkdirSync(here('dist'), { recursive: true });
copyFileSync(here('../../grammar/nianbao.tmLanguage.json'), here('dist/nianbao.tmLanguage.json'));
await build({
  absWorkingDir: new URL('.', import.meta.url).pathname,
  entryPoints: ['src/extension.ts'],
  outfile: 'dist/extension.js',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  minify: true,
  sourcemap: false,
  logLevel: 'warning',
});
