// The TextMate grammar and the parser: they agree on the kind of every line. Reads what `--example line-kinds` prints,
// and runs the grammar in the engine that VS Code runs it in.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import readline from 'node:readline';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

const grammarPath = new URL('../../grammar/nianbao.tmLanguage.json', import.meta.url);

const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: async () => textmate.parseRawGrammar(readFileSync(grammarPath, 'utf8'), 'nianbao.tmLanguage.json'),
});
const grammar = await registry.loadGrammar('text.nianbao');

/** A scope that a whole line has, and the parser's name for its kind. */
const kinds = [
  [/^meta\.front-matter\./, () => 'front'],
  [/^meta\.comment\./, () => 'comment'],
  [/^markup\.heading\.(\d)\./, (match) => `head ${match[1]}`],
  [/^meta\.table\.delimiter\./, () => 'delim'],
  [/^meta\.table\.row\./, () => 'row'],
  [/^meta\.paragraph\./, () => 'prose'],
];

function kindOf(tokens) {
  const scopes = tokens.flatMap((token) => token.scopes.slice(1));
  for (const [pattern, name] of kinds) {
    const match = scopes.map((scope) => pattern.exec(scope)).find(Boolean);
    if (match) return name(match);
  }
  return 'blank';
}

// What a specimen's pieces are coloured as; those of a front matter stand below a fence.
let wrong = 0;
for (const [line, place, pieces] of JSON.parse(readFileSync(new URL('scopes.json', import.meta.url), 'utf8'))) {
  const above = place === 'front' ? grammar.tokenizeLine('---', textmate.INITIAL).ruleStack : textmate.INITIAL;
  const tokens = grammar.tokenizeLine(line, above).tokens;
  for (const [piece, scope] of pieces) {
    const at = line.indexOf(piece);
    const token = tokens.find((token) => token.startIndex <= at && at < token.endIndex);
    if (!token.scopes.some((found) => found.includes(scope)) || token.endIndex > at + piece.length + 1) {
      wrong += 1;
      console.error(`${piece} of ${line}: ${line.slice(token.startIndex, token.endIndex)} is ${token.scopes.join(' ')}, not ${scope}`);
    }
  }
}

/** A line as JSON, with what nobody sees by its number. */
const shown = (text) =>
  JSON.stringify(text).replace(/(?! )[\p{C}\p{Z}]/gu, (c) => `\\u{${c.codePointAt(0).toString(16)}}`);

let texts = 0, compared = 0, hanging = 0, differences = 0;
for await (const json of readline.createInterface({ input: process.stdin })) {
  const { name, lines } = JSON.parse(json);
  texts += 1;
  let stack = textmate.INITIAL;
  for (const [at, [text, expected, hangsBelow]] of lines.entries()) {
    const result = grammar.tokenizeLine(text, stack);
    stack = result.ruleStack;
    if (hangsBelow) {
      hanging += 1;
      continue;
    }
    compared += 1;
    const found = kindOf(result.tokens);
    if (found !== expected) {
      differences += 1;
      if (differences <= 20) {
        console.error(`${name}, line ${at + 1}: ${found} to TextMate, ${expected} to the parser: ${shown(text)}`);
        if (process.env.VERBOSE) console.error(JSON.stringify(lines.slice(0, at + 1)));
      }
    }
  }
}
console.log(`TextMate: ${texts} texts, ${compared} lines agree but for ${differences}; ${hanging} hang on lines below`);
if (wrong > 0 || differences > 0 || compared < 10_000) process.exit(1);
