// 「预览」: beside the text the page that is published, as the text stands, without being saved. The server makes it; it
// has no script, and may have none.

import * as vscode from 'vscode';
import type { Server } from './server';
import { say } from './say';

/** What the server makes of a report. */
interface Page {
  html: string;
  gaps: string[];
}

/** How long nobody has typed before the page is made anew. */
const PAUSE = 150;

export class Previews implements vscode.Disposable {
  private readonly open = new Map<string, Preview>();
  private readonly listeners: vscode.Disposable;

  constructor(private readonly server: Server) {
    this.listeners = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.open.get(document.uri.toString())?.later()),
      server.onDidChange(({ state }) => {
        if (state === 'running') for (const preview of this.open.values()) preview.later();
      }),
    );
  }

  /** Shows the page of a report beside it: of the one that was clicked, else of the one that is open. */
  async show(clicked?: vscode.Uri): Promise<void> {
    const active = vscode.window.activeTextEditor?.document;
    const uri = clicked ?? (active?.languageId === 'nianbao' ? active.uri : undefined);
    if (!uri) throw new Error(say('请先打开一份年报。', 'Open a report first.'));
    const key = uri.toString();
    const known = this.open.get(key);
    if (known) return known.reveal();
    const preview = new Preview(this.server, await vscode.workspace.openTextDocument(uri), () => this.open.delete(key));
    this.open.set(key, preview);
    await preview.update();
  }

  dispose(): void {
    this.listeners.dispose();
    for (const preview of [...this.open.values()]) preview.dispose();
  }
}

class Preview implements vscode.Disposable {
  private readonly panel: vscode.WebviewPanel;
  private timer: NodeJS.Timeout | undefined;
  private busy = false;
  private again = false;
  private closed = false;

  constructor(
    private readonly server: Server,
    private readonly document: vscode.TextDocument,
    closed: () => void,
  ) {
    const name = document.uri.path.split('/').pop() ?? '';
    const where = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    this.panel = vscode.window.createWebviewPanel('nianbao.preview', say(`预览 ${name}`, `Preview ${name}`), where, {
      enableScripts: false,
      enableForms: false,
      enableCommandUris: false,
      enableFindWidget: true,
      localResourceRoots: [],
    });
    this.panel.onDidDispose(() => {
      this.closed = true;
      clearTimeout(this.timer);
      closed();
    });
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.update(), PAUSE);
  }

  /** Makes the page anew; one at a time, and once more where the text has changed meanwhile. What was shown stays until
   * there is something newer. */
  async update(): Promise<void> {
    this.again = this.busy;
    if (this.busy) return;
    this.busy = true;
    try {
      const client = await this.server.running();
      const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(this.document);
      const page = await client.sendRequest<Page | null>('nianbao/preview', { textDocument });
      if (page && !this.closed && page.html !== this.panel.webview.html) this.panel.webview.html = page.html;
    } catch (error) {
      if (!this.closed && !this.panel.webview.html) {
        const why = error instanceof Error ? error.message : String(error);
        this.panel.webview.html = why.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`);
      }
    } finally {
      this.busy = false;
    }
    if (this.again && !this.closed) await this.update();
  }

  dispose(): void {
    this.panel.dispose();
  }
}
