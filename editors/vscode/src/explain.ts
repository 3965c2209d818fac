// The rules' own pages, beside the report. The server has them, under URIs of its own.

import * as vscode from 'vscode';
import type { Server } from './server';
import { say } from './say';

/** A rule as the server lists it. */
interface Rule {
  name: string;
  severity: 'error' | 'warning' | 'info';
  title: string;
}

/** Shows a rule's page, rendered. */
export async function showRule(server: Server, rule: string): Promise<void> {
  await server.running();
  const uri = vscode.Uri.from({ scheme: 'nianbao', path: `/rules/${rule}.md` });
  await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
}

/** Asks which rule; those found at the cursor come first. */
export async function askForRule(server: Server): Promise<void> {
  const client = await server.running();
  const rules = await client.sendRequest<Rule[]>('nianbao/rules');
  const here = rulesAtCursor();
  const items = rules.map(({ name, severity, title }) => ({
    label: name,
    description: title,
    detail: here.has(name) ? say('光标处的问题', 'Found at the cursor') : undefined,
    iconPath: new vscode.ThemeIcon(severity),
  }));
  items.sort((a, b) => Number(here.has(b.label)) - Number(here.has(a.label)));
  const picked = await vscode.window.showQuickPick(items, {
    title: say('说明哪条规则？', 'Explain which rule?'),
    matchOnDescription: true,
  });
  if (picked) await showRule(server, picked.label);
}

function rulesAtCursor(): Set<string> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return new Set();
  const line = editor.selection.active.line;
  const found = vscode.languages.getDiagnostics(editor.document.uri).filter(({ range }) => range.start.line <= line && line <= range.end.line);
  const names = found.map(({ code }) => (typeof code === 'object' ? code.value : code));
  return new Set(names.map(String));
}
