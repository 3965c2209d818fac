// From cell to cell with Tab and Shift-Tab, within a table. Which keys do so, and when, is in package.json.

import * as vscode from 'vscode';

/** What the key bindings ask: the cursor stands in a row of a table. */
const IN_TABLE = 'nianbao.inTable';

const ROW = /^[\s\u3000]*[|｜]/u;
const DELIMITERS = /^[\s\u3000]*[|｜](?:[\s\u3000]*[:：]?[-－—–―]+[:：]?[\s\u3000]*(?:[|｜]|$))+[\s\u3000]*$/u;

/** A cell of a line, from the one separator to the other. */
interface Cell {
  start: number;
  end: number;
}

export function registerCells(): vscode.Disposable {
  let known = false;
  const look = (editor = vscode.window.activeTextEditor) => {
    const now = editor?.document.languageId === 'nianbao' && editor.selection.isSingleLine && isRow(editor.document, editor.selection.active.line);
    if (now === known) return;
    known = Boolean(now);
    void vscode.commands.executeCommand('setContext', IN_TABLE, known);
  };
  look();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(look),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => look(textEditor)),
    vscode.workspace.onDidChangeTextDocument(() => look()),
    vscode.commands.registerTextEditorCommand('nianbao.nextCell', (editor) => go(editor, 1)),
    vscode.commands.registerTextEditorCommand('nianbao.previousCell', (editor) => go(editor, -1)),
  );
}

/** Moves on by a cell; at the end of a row to the next row. At the end of the table nothing moves. */
function go(editor: vscode.TextEditor, by: 1 | -1): void {
  const { document, selection } = editor;
  let line = selection.active.line;
  const here = cells(document.lineAt(line).text);
  let at = here.findLastIndex(({ start }) => start <= selection.active.character) + by;
  let row = here;
  if (at < 0 || at >= here.length) {
    line += by;
    while (isRow(document, line) && DELIMITERS.test(document.lineAt(line).text)) line += by;
    if (!isRow(document, line)) return;
    const text = document.lineAt(line).text;
    row = cells(text);
    // What a row is called is not what one fills in.
    const named = row[0] && text.slice(row[0].start, row[0].end).trim() !== '';
    at = by < 0 ? row.length - 1 : named && row.length > 1 ? 1 : 0;
  }
  const cell = row[at];
  if (!cell) return;
  editor.selection = content(document.lineAt(line), cell, at);
  editor.revealRange(editor.selection);
}

/** What stands in a cell, selected, as a word processor does it; in the first one the cursor behind it. */
function content(line: vscode.TextLine, { start, end }: Cell, at: number): vscode.Selection {
  const text = line.text.slice(start, end);
  const place = (character: number) => new vscode.Position(line.lineNumber, character);
  if (text.trim() === '') {
    const inside = place(start + (text.length > 1 ? 1 : 0));
    return new vscode.Selection(inside, inside);
  }
  const [first, last] = [place(start + text.length - text.trimStart().length), place(start + text.trimEnd().length)];
  return new vscode.Selection(at === 0 ? last : first, last);
}

function isRow(document: vscode.TextDocument, line: number): boolean {
  return line >= 0 && line < document.lineCount && ROW.test(document.lineAt(line).text);
}

/** The cells of a row. A separator behind a backslash is text. */
function cells(text: string): Cell[] {
  const separators: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '|' || text[at] === '｜') separators.push(at);
  }
  const found = separators.map((at, index) => ({ start: at + 1, end: separators[index + 1] ?? text.length }));
  // Behind the last one there is a cell only if something stands there.
  const last = found.at(-1);
  if (found.length > 1 && last && text.slice(last.start).trim() === '') found.pop();
  return found;
}
