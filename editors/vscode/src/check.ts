// All reports of the workspace, checked by the server: open ones as they stand in the editor, and nothing is saved.

import * as vscode from 'vscode';
import { DiagnosticSeverity, WorkDoneProgress, WorkspaceDiagnosticRequest } from 'vscode-languageclient/node';
import type { Server } from './server';
import { counted, say } from './say';

const TOKEN = 'nianbao-check';

/** Checks every report, tells how many findings there are, and shows them among the problems. */
export async function checkWorkspace(server: Server): Promise<void> {
  const client = await server.running();
  const title = say('正在核对年报', 'Checking the reports');
  const location = vscode.ProgressLocation.Notification;
  const found = await vscode.window.withProgress({ location, title, cancellable: true }, async (progress, cancelled) => {
    let before = 0;
    const listening = client.onProgress(WorkDoneProgress.type, TOKEN, (value) => {
      if (value.kind !== 'report') return;
      const now = value.percentage ?? before;
      progress.report({ ...(value.message ? { message: value.message } : {}), increment: now - before });
      before = now;
    });
    try {
      const params = { identifier: 'nianbao', previousResultIds: [], workDoneToken: TOKEN };
      return await client.sendRequest(WorkspaceDiagnosticRequest.type, params, cancelled);
    } catch (error) {
      if (cancelled.isCancellationRequested) return undefined;
      throw error;
    } finally {
      listening.dispose();
    }
  });
  if (!found) return;
  if (found.items.length === 0) {
    void vscode.window.showInformationMessage(say('没有找到年报。', 'There are no reports here.'));
    return;
  }
  // The client asks for the same every two seconds, which is how the findings get among the problems.
  await vscode.commands.executeCommand('workbench.actions.view.problems');
  const findings = found.items.flatMap((item) => (item.kind === 'full' ? item.items : []));
  const of = (severity: DiagnosticSeverity) => findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings] = [of(DiagnosticSeverity.Error), of(DiagnosticSeverity.Warning)];
  const hints = findings.length - errors - warnings;
  const reports = found.items.length;
  void vscode.window.showInformationMessage(
    say(
      `核对完毕：${reports} 份年报，须修改 ${errors} 处，请核对 ${warnings} 处，供参考 ${hints} 处`,
      `Checked ${counted(reports, 'report')}: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(hints, 'hint')}`,
    ),
  );
}
