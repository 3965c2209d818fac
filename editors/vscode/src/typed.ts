// What follows from a key: a separator sets its row straight and gives it its cells, Enter below a row opens the next one.
// VS Code has done what the key says by then, so that nothing waits for the answer; and the answer is taken only for the
// text and the cursor that it was asked for: what is typed meanwhile is never overtaken, and nothing of it is lost. Whoever
// types on is not answered at all: a row that opens under the fingers of somebody who writes it by hand is in the way.

import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

/** An edit as `nianbao/onTyped` answers it. */
interface SnippetEdit {
  range: { start: vscode.Position; end: vscode.Position };
  newText: string;
  /** 2: a snippet, with a place in each cell for a figure. */
  insertTextFormat: 1 | 2;
}

/** How long nothing has been typed before a key is answered, in milliseconds. */
const QUIET = 350;

/** Answers VS Code with plain edits, and puts in a snippet itself. Either is for one version of the text: VS Code's own. */
export async function typed(
  client: LanguageClient,
  document: vscode.TextDocument,
  position: vscode.Position,
  ch: string,
  token: vscode.CancellationToken,
): Promise<vscode.TextEdit[] | undefined> {
  const version = document.version;
  await new Promise((resolve) => setTimeout(resolve, QUIET));
  if (token.isCancellationRequested || document.version !== version) return undefined;
  const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  const params = { textDocument, position: client.code2ProtocolConverter.asPosition(position), ch };
  const edits = await client.sendRequest<SnippetEdit[] | null>('nianbao/onTyped', params, token).catch(() => null);
  if (!edits || token.isCancellationRequested || document.version !== version) return undefined;
  const range = ({ range: { start, end } }: SnippetEdit) => new vscode.Range(start.line, start.character, end.line, end.character);
  const [first] = edits;
  if (first?.insertTextFormat !== 2) return edits.map((edit) => vscode.TextEdit.replace(range(edit), edit.newText));
  const editor = vscode.window.activeTextEditor;
  if (editor?.document === document && editor.selections.length === 1 && editor.selection.isEmpty && editor.selection.active.isEqual(position)) {
    // Not awaited: VS Code, which waits for this answer, compares the version once more where the text is changed.
    void editor.insertSnippet(new vscode.SnippetString(first.newText), range(first));
  }
  return undefined;
}
