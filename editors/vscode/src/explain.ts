// The rules' own pages, as documents beside the report.

import * as vscode from 'vscode';
import { run, type Program } from './program';
import { language, say } from './say';

const SCHEME = 'nianbao-rule';

/** A rule as `nianbao rules --json` lists it. */
interface Rule {
  name: string;
  severity: string;
  title: string;
}

export class Pages implements vscode.TextDocumentContentProvider {
  constructor(private readonly program: () => Promise<Program>) {}

  register(): vscode.Disposable {
    return vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const rule = uri.path.replace(/^\//, '').replace(/\.md$/, '');
    const { path } = await this.program();
    const { stdout, stderr } = await run(path, ['explain', rule]);
    return stdout || stderr;
  }

  /** Shows a rule's page, rendered. */
  async show(rule: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${rule}.md`, query: language() });
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  }

  /** Asks which rule; those found at the cursor come first. */
  async ask(): Promise<void> {
    const { path } = await this.program();
    const { stdout, stderr, code } = await run(path, ['rules', '--json']);
    if (code !== 0) throw new Error(stderr);
    const here = rulesAtCursor();
    const items = (JSON.parse(stdout) as Rule[]).map(({ name, severity, title }) => ({
      label: name,
      description: title,
      detail: here.has(name) ? say('光标处的问题', 'Found at the cursor') : undefined,
      iconPath: new vscode.ThemeIcon(severity === 'error' ? 'error' : severity === 'warning' ? 'warning' : 'info'),
    }));
    items.sort((a, b) => Number(here.has(b.label)) - Number(here.has(a.label)));
    const picked = await vscode.window.showQuickPick(items, {
      title: say('说明哪条规则？', 'Explain which rule?'),
      matchOnDescription: true,
    });
    if (picked) await this.show(picked.label);
  }
}

function rulesAtCursor(): Set<string> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return new Set();
  const line = editor.selection.active.line;
  const found = vscode.languages.getDiagnostics(editor.document.uri).filter(({ range }) => range.start.line <= line && line <= range.end.line);
  const names = found.map(({ code }) => (typeof code === 'object' ? code.value : code));
  return new Set(names.map(String));
}
