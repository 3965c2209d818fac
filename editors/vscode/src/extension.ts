// nianbao in VS Code: starts the language server, and offers what is not the server's.

import * as vscode from 'vscode';
import { registerCells } from './cells';
import { checkWorkspace } from './check';
import { askForRule, showRule } from './explain';
import { registerFrontMatter } from './frontMatter';
import { registerPaste } from './paste';
import { Previews } from './preview';
import { importReport, newReport } from './report';
import { say } from './say';
import { Server } from './server';
import { showStatus } from './status';

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel('nianbao', { log: true });
  const running: Server = new Server(context, log, (rule) => showRule(running, rule));
  server = running;

  const command = (name: string, act: (...args: never[]) => Promise<unknown>) =>
    vscode.commands.registerCommand(name, async (...args: unknown[]) => {
      try {
        return await act(...(args as never[]));
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        if (!(error instanceof Error && error.name === 'AbortError')) void vscode.window.showErrorMessage(why);
        return undefined;
      }
    });
  const uri = (clicked: unknown) => (clicked instanceof vscode.Uri ? clicked : undefined);
  const previews = new Previews(running);
  context.subscriptions.push(
    log,
    running,
    previews,
    showStatus(running),
    registerCells(),
    registerFrontMatter(),
    registerPaste(running),
    command('nianbao.newReport', (clicked?: unknown) => newReport(running, uri(clicked))),
    command('nianbao.newReportFrom', (clicked?: unknown) => newReport(running, uri(clicked))),
    command('nianbao.importReport', (clicked?: unknown) => importReport(running, uri(clicked))),
    command('nianbao.preview', (clicked?: unknown) => previews.show(uri(clicked))),
    command('nianbao.checkWorkspace', () => checkWorkspace(running)),
    command('nianbao.explainRule', (rule?: unknown) => (typeof rule === 'string' ? showRule(running, rule) : askForRule(running))),
    command('nianbao.restartServer', () => running.restart()),
    command('nianbao.showLog', async () => log.show()),
    command('nianbao.menu', menu),
    command('nianbao.openWalkthrough', async () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#first-report`, false),
    ),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('nianbao.server.path')) void running.restart();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void running.restart()),
  );
  await running.restart();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}

/** What the status item offers. */
async function menu(): Promise<void> {
  const items = [
    { label: `$(list-unordered) ${say('查看问题', 'Show Problems')}`, command: 'workbench.actions.view.problems' },
    { label: `$(question) ${say('说明一条规则…', 'Explain a Rule…')}`, command: 'nianbao.explainRule' },
    { label: `$(checklist) ${say('核对文件夹里的所有年报', 'Check All Reports of the Workspace')}`, command: 'nianbao.checkWorkspace' },
    { label: `$(new-file) ${say('新建年报…', 'New Report…')}`, command: 'nianbao.newReport' },
    { label: `$(debug-restart) ${say('重新启动核对服务', 'Restart the Server')}`, command: 'nianbao.restartServer' },
    { label: `$(output) ${say('查看日志', 'Show the Log')}`, command: 'nianbao.showLog' },
  ];
  const picked = await vscode.window.showQuickPick(items, { title: 'nianbao' });
  if (picked) await vscode.commands.executeCommand(picked.command);
}
