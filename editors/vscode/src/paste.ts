// Cells that are pasted become rows: the server reads what lies on the clipboard. Where VS Code has no such thing for
// extensions yet, cells are pasted as they are, and the light bulb makes them a table.

import * as vscode from 'vscode';
import type { Server } from './server';
import { say } from './say';

/** What the server makes of cells. */
interface Rows {
  text: string;
  official: boolean;
}

/** What VS Code offers since 1.97; the types that this extension is built with are older. */
interface PasteKind {
  append(...parts: string[]): PasteKind;
}
interface PasteApi {
  DocumentDropOrPasteEditKind?: { Empty: PasteKind };
  DocumentPasteEdit?: new (text: string, title: string, kind: PasteKind) => object;
}
interface PasteLanguages {
  registerDocumentPasteEditProvider?(selector: vscode.DocumentSelector, provider: object, metadata: object): vscode.Disposable;
}

/** Offers to paste cells as rows, if VS Code lets extensions do that. */
export function registerPaste(server: Server): vscode.Disposable {
  const { DocumentDropOrPasteEditKind: kinds, DocumentPasteEdit: Edit } = vscode as unknown as PasteApi;
  const languages = vscode.languages as unknown as PasteLanguages;
  if (!kinds || !Edit || !languages.registerDocumentPasteEditProvider) return new vscode.Disposable(() => undefined);
  const kind = kinds.Empty.append('text', 'nianbao', 'table');
  const provider = {
    async provideDocumentPasteEdits(
      document: vscode.TextDocument,
      ranges: readonly vscode.Range[],
      clipboard: vscode.DataTransfer,
      _: unknown,
      token: vscode.CancellationToken,
    ): Promise<object[] | undefined> {
      const [range, another] = ranges;
      if (!range || another) return undefined;
      const rows = await pastedRows(server, document, range.start, {
        text: await clipboard.get('text/plain')?.asString(),
        html: await clipboard.get('text/html')?.asString(),
      });
      if (!rows || token.isCancellationRequested) return undefined;
      const title = rows.official ? say('粘贴为规定的表', 'Paste as the official table') : say('粘贴为表格的行', 'Paste as rows');
      return [new Edit(rows.text, title, kind)];
    },
  };
  const selector = { language: 'nianbao' };
  return languages.registerDocumentPasteEditProvider(selector, provider, {
    providedPasteEditKinds: [kind],
    pasteMimeTypes: ['text/html', 'text/plain'],
  });
}

/** What the server makes of the clipboard; nothing where it holds no cells, or no server runs. */
async function pastedRows(
  server: Server,
  document: vscode.TextDocument,
  position: vscode.Position,
  clipboard: { text: string | undefined; html: string | undefined },
): Promise<Rows | undefined> {
  if (!clipboard.text?.includes('\t') && !/<t[rd]|<table/i.test(clipboard.html ?? '')) return undefined;
  try {
    const client = await server.running();
    const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
    const rows = await client.sendRequest<Rows | null>('nianbao/paste', { textDocument, position, ...clipboard });
    return rows ?? undefined;
  } catch {
    // Pasting goes on as without this extension.
    return undefined;
  }
}
