// node check.mjs MODULE.wasm NIANBAO FILES…: the module finds in each file what the program finds, in the same JSON.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const [module, nianbao, ...files] = process.argv.slice(2);
const compiled = new WebAssembly.Module(readFileSync(module));
// What it would have to be given, it would get from a machine.
assert.deepEqual(WebAssembly.Module.imports(compiled), []);
const { memory, room, ask, answer } = new WebAssembly.Instance(compiled, {}).exports;

/** The answer to a question that is given as bytes. */
function answered(question) {
  const at = room(question.length);
  new Uint8Array(memory.buffer, at, question.length).set(question);
  const size = ask();
  const got = Buffer.from(memory.buffer, answer(), size);
  const end = 4 + got.readUInt32LE(0);
  return JSON.parse(got.subarray(4, end).toString());
}

function asked(header, file = Buffer.alloc(0)) {
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return answered(Buffer.concat([length, text, file]));
}

function outside(file) {
  const run = spawnSync(nianbao, ["check", "--lang=zh", "--output-format=json", file], { encoding: "utf8" });
  assert.equal(run.stderr, "");
  return JSON.parse(run.stdout);
}

let count = 0;
for (const file of files) {
  const opened = asked({ ask: "open", name: file, lang: "zh" }, readFileSync(file));
  assert.deepEqual(opened.findings, outside(file), file);
  const { text } = opened;
  const checked = asked({ ask: "check", text, name: file, lang: "zh", imported: false, carried: [] });
  assert.deepEqual(checked.findings, opened.findings, file);
  assert.equal(checked.places.length, checked.findings.length);
  // Each figure of the form is one of the text, and put back it changes nothing (but for marks of thousands).
  const cells = checked.form.blocks.flatMap((block) => (block.kind === "grid" ? block.rows.flat() : []));
  for (const { figure } of cells.filter(({ figure }) => /^[0-9]+$/.test(figure?.text ?? "")).slice(0, 20)) {
    assert.ok(text.includes(figure.text), file);
    assert.deepEqual(asked({ ask: "set", text, cell: figure.cell, value: figure.text }).edits, [], file);
  }
  count += opened.findings.length;
}
assert.ok(count > 10, `too few findings to show anything: ${count}`);

// A fix that would take figures out of sight, or a comment with what it renames, is none for the page either.
const row = (cells) => `| ${cells.join(" | ")} |\n`;
const table = (cells) => row(["类型", ...cells.map(([name]) => name)]) + row(["---", ...cells.map(() => "---")]) + row(["行政复议", ...cells.map(([, figure]) => figure)]);
const whole = [["结果维持", 23], ["结果纠正", 1], ["其他结果", 18], ["尚未审结", 0], ["总计", 42]];
const hidden = `##政府信息公开行政复议、行政诉讼情况\n\n${table([["总计", 7]])}\n## 四、政府信息公开行政复议、行政诉讼情况\n\n${table(whole)}`;
const noted = `---\n年度: 2020\n---\n\n## 二、主动公开政府信息情况\n\n| 第二十条第（六）项 | 上一年项目数量 | 本年增/减 | <!-- 待核𠮷 -->\\\n| --- | --- | --- | --- |\n| 行政处罚 | 30185 | 3 | 7 |\n`;
for (const text of [hidden, noted]) {
  const { findings } = asked({ ask: "check", text, name: "甲.nianbao", lang: "zh", imported: false, carried: [] });
  const mended = findings.flatMap(({ rule, fixes }) => fixes.map(({ edits }) => asked({ ask: "mend", text, rule, edits })));
  assert.ok(mended.some(({ error }) => error) && mended.some(({ edits }) => edits?.length > 0), JSON.stringify(mended));
}
assert.ok(asked({ ask: "mend", text: "𠮷", rule: "没有/这条", edits: [] }).error);

// What is no question gets an answer all the same.
for (const question of ["", "\xff\xff\xff\xff{}", "\x02\x00\x00\x00{}", "\x03\x00\x00\x00𠮷"]) {
  assert.ok(answered(Buffer.from(question, "latin1")).error);
}
assert.ok(asked({ ask: "set", text: "𠮷", cell: [99, 99, 99], value: "1" }).error);
assert.ok(asked({ ask: "write", text: "𠮷县", span: [1, 2], value: "1" }).error);
assert.ok(asked({ ask: "open", name: "坏.docx", lang: "zh" }, Buffer.from("PK\x03\x04𠮷")).error);
console.log(`${files.length} reports, ${count} findings: the same as the program's`);
