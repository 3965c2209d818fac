// `npm run package [-- --server FILE] [-- --out FILE]`: one .vsix with the release binary inside, for this platform.
//
// The binary is built by cargo, unless one is named.

import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const exe = process.platform === 'win32' ? '.exe' : '';
const target = `${process.platform}-${process.arch}`;
const { values } = parseArgs({ options: { server: { type: 'string' }, out: { type: 'string' } } });

function run(command, args, cwd) {
  console.log(`$ ${command} ${args.join(' ')}`);
  execFileSync(command, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
}

// Every text of the manifest stands in both languages.
const read = (name) => readFileSync(path.join(here, name), 'utf8');
const used = [...read('package.json').matchAll(/"%([^%]+)%"/g)].map((match) => match[1]);
for (const name of ['package.nls.json', 'package.nls.zh-cn.json']) {
  const given = Object.keys(JSON.parse(read(name)));
  const odd = [...used.filter((key) => !given.includes(key)), ...given.filter((key) => !used.includes(key))];
  if (odd.length > 0) throw new Error(`${name}: missing, or not used: ${odd.join(', ')}`);
}

let server = values.server && path.resolve(values.server);
if (!server) {
  run('cargo', ['build', '--release', '--bin', 'nianbao'], root);
  const built = process.env.CARGO_TARGET_DIR ?? path.join(root, 'target');
  server = path.join(built, 'release', `nianbao${exe}`);
}

rmSync(path.join(here, 'bin'), { recursive: true, force: true });
mkdirSync(path.join(here, 'bin'));
const bundled = path.join(here, 'bin', `nianbao${exe}`);
copyFileSync(server, bundled);
chmodSync(bundled, 0o755);
for (const licence of ['LICENSE-MIT', 'LICENSE-APACHE']) {
  copyFileSync(path.join(root, licence), path.join(here, licence === 'LICENSE-MIT' ? 'LICENSE' : licence));
}

run(process.execPath, [path.join(here, 'node_modules/typescript/bin/tsc'), '--noEmit'], here);
run(process.execPath, [path.join(here, 'build.mjs')], here);

const packagePath = path.resolve(values.out ?? path.join(here, `nianbao-${target}.vsix`));
await createVSIX({ cwd: here, packagePath, target, dependencies: false, allowMissingRepository: true });
console.log(packagePath);
