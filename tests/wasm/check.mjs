// node check.mjs MODULE.wasm NIANBAO FILES…: the module finds in each file what the program finds.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const [module, nianbao, ...files] = process.argv.slice(2);
const compiled = new WebAssembly.Module(readFileSync(module));
// What it would have to be given, it would get from a machine.
assert.deepEqual(WebAssembly.Module.imports(compiled), []);
const { put, findings, get, clear } = new WebAssembly.Instance(compiled, {}).exports;

function inside(file) {
  clear();
  readFileSync(file).forEach((byte) => put(byte));
  const answer = new Uint8Array(findings()).map((_, at) => get(at));
  return JSON.parse(new TextDecoder().decode(answer));
}

function outside(file) {
  const run = spawnSync(nianbao, ["check", "--lang=zh", "--output-format=json", file], { encoding: "utf8" });
  assert.equal(run.stderr, "");
  return JSON.parse(run.stdout).map((it) => [it.rule, it.span.start, it.span.end, it.message]);
}

let count = 0;
for (const file of files) {
  const found = inside(file);
  assert.deepEqual(found, outside(file), file);
  count += found.length;
}
assert.ok(count > 10, `too few findings to show anything: ${count}`);
console.log(`${files.length} reports, ${count} findings: the same as the program's`);
