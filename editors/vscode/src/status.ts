// The status item: how the server is, and how many findings the open reports have.

import * as vscode from 'vscode';
import type { Health, Server } from './server';
import { counted, say } from './say';

/** The findings of one report by severity. */
interface Count {
  errors: number;
  warnings: number;
  hints: number;
}

function count(uri: vscode.Uri): Count {
  const found = vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === 'nianbao');
  const of = (severity: vscode.DiagnosticSeverity) => found.filter((diagnostic) => diagnostic.severity === severity).length;
  const errors = of(vscode.DiagnosticSeverity.Error);
  const warnings = of(vscode.DiagnosticSeverity.Warning);
  return { errors, warnings, hints: found.length - errors - warnings };
}

/** What is shown of a report while the server runs. */
function findings({ errors, warnings, hints }: Count): string {
  if (errors + warnings + hints === 0) return '$(pass) 0';
  const parts = [errors && `$(error) ${errors}`, warnings && `$(warning) ${warnings}`, hints && `$(info) ${hints}`];
  return parts.filter(Boolean).join(' ');
}

function text(health: Health, document: vscode.TextDocument): string {
  const name = say('年报', 'nianbao');
  switch (health.state) {
    case 'running':
      return `${name} ${findings(count(document.uri))}`;
    case 'starting':
      return `$(loading~spin) ${name}`;
    case 'stopped':
      return `$(circle-slash) ${name}`;
    case 'failed':
      return `$(error) ${name}`;
  }
}

function tooltip(health: Health, document: vscode.TextDocument): string {
  switch (health.state) {
    case 'running': {
      const { errors, warnings, hints } = count(document.uri);
      return say(
        `本文件须修改 ${errors} 处，请核对 ${warnings} 处，供参考 ${hints} 处；核对服务正在运行`,
        `This file: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(hints, 'hint')}; the server is running`,
      );
    }
    case 'starting':
      return say('核对服务正在启动', 'The server is starting');
    case 'stopped':
      return say('核对服务已停止', 'The server is not running');
    case 'failed':
      return health.why;
  }
}

/** Shows the item beside each report, until it is disposed of. */
export function showStatus(server: Server): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('nianbao.status', vscode.StatusBarAlignment.Right, 100);
  item.name = 'nianbao';
  item.command = 'nianbao.menu';
  const update = () => {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== 'nianbao') return item.hide();
    item.text = text(server.health, document);
    item.tooltip = tooltip(server.health, document);
    const failed = server.health.state === 'failed';
    item.backgroundColor = failed ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
    item.show();
  };
  update();
  return vscode.Disposable.from(
    item,
    server.onDidChange(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.languages.onDidChangeDiagnostics(update),
    vscode.workspace.onDidOpenTextDocument(update),
  );
}
