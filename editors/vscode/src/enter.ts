// Enter at the end of a row of an official table: the next row that it lacks, with a place in each cell for a figure.

import * as vscode from 'vscode';
import type { Server } from './server';

/** An edit as `nianbao/onEnter` answers it. */
interface SnippetEdit {
  range: { start: vscode.Position; end: vscode.Position };
  newText: string;
}

export function registerEnter(server: Server): vscode.Disposable {
  return vscode.commands.registerCommand('nianbao.enter', async () => {
    const editor = vscode.window.activeTextEditor;
    if (!editor || !(await opensRow(server, editor).catch(() => false))) {
      await vscode.commands.executeCommand('default:type', { text: '\n' });
    }
  });
}

/** Puts the row in, if there is one. The answer is for the text that it was asked for, and for no other. */
async function opensRow(server: Server, editor: vscode.TextEditor): Promise<boolean> {
  const { document, selection } = editor;
  const version = document.version;
  if (!selection.isEmpty) return false;
  const client = await server.running();
  const edits = await client.sendRequest<SnippetEdit[] | null>('nianbao/onEnter', {
    textDocument: { uri: document.uri.toString() },
    position: { line: selection.active.line, character: selection.active.character },
  });
  const edit = edits?.[0];
  if (!edit || document.version !== version || !editor.selection.isEqual(selection)) return false;
  const { start, end } = edit.range;
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  return editor.insertSnippet(new vscode.SnippetString(edit.newText), range);
}
