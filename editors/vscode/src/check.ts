// All reports of the workspace, checked as the command line checks them.

import * as vscode from 'vscode';
import { run, type Program } from './program';
import { say } from './say';

/** What is read of a finding of `--output-format json`. */
interface Finding {
  path: string;
  rule: string;
  severity: string;
  message: string;
  range: { start: { line: number; column: number } };
}

/** Checks every folder; the findings go to the log, line by line, and their number to the user. */
export async function checkWorkspace(program: () => Promise<Program>, log: vscode.LogOutputChannel): Promise<void> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  if (folders.length === 0) {
    void vscode.window.showInformationMessage(say('没有打开的文件夹。', 'No folder is open.'));
    return;
  }
  // What is checked is what stands on disk.
  await vscode.workspace.saveAll(false);
  const { path } = await program();
  const title = say('正在核对年报', 'Checking the reports');
  const location = vscode.ProgressLocation.Notification;
  const found = await vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => abort.abort());
    const found: Finding[] = [];
    for (const { name, uri } of folders) {
      progress.report({ message: name });
      const args = ['check', '--output-format', 'json', ...selection(uri), uri.fsPath];
      const { code, stdout, stderr } = await run(path, args, { cwd: uri.fsPath, signal: abort.signal });
      if (code !== 0 && code !== 1) throw new Error(stderr.trim() || stdout.trim());
      found.push(...(JSON.parse(stdout) as Finding[]));
    }
    return found;
  });
  for (const { path, range, severity, rule, message } of found) {
    log.info(`${path}:${range.start.line}:${range.start.column}: ${severity}[${rule}] ${message}`);
  }
  const of = (severity: string) => found.filter((finding) => finding.severity === severity).length;
  const [errors, warnings] = [of('error'), of('warning')];
  const hints = found.length - errors - warnings;
  const summary = say(
    `核对完毕：${errors} 个错误，${warnings} 个警告，${hints} 个提示`,
    `Checked: ${errors} errors, ${warnings} warnings, ${hints} hints`,
  );
  const problems = say('查看问题', 'Show Problems');
  const list = say('查看清单', 'Show List');
  const answer = await vscode.window.showInformationMessage(summary, problems, list);
  if (answer === problems) await vscode.commands.executeCommand('workbench.actions.view.problems');
  if (answer === list) log.show();
}

/** The rules that the settings choose, as arguments. */
function selection(folder: vscode.Uri): string[] {
  const settings = vscode.workspace.getConfiguration('nianbao', folder);
  const names = (key: string) => settings.get<string[]>(key, []).flatMap((name) => [`--${key}`, name]);
  return [...names('select'), ...names('ignore')];
}
