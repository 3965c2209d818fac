// A new report: asked for, written by `nianbao new`, opened.

import * as path from 'node:path';
import * as vscode from 'vscode';
import { run, type Program } from './program';
import { say } from './say';

/** Asks for the agency and the year, and where to write the report. `folder` is the one that was clicked. */
export async function newReport(program: () => Promise<Program>, folder?: vscode.Uri): Promise<void> {
  const { path: file } = await program();
  const agency = await vscode.window.showInputBox({
    title: say('新建年报（1/2）：机关', 'New report (1/2): agency'),
    prompt: say('机关的全称', 'The full name of the agency, in Chinese'),
    placeHolder: '汀溪县人民政府',
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() ? undefined : say('请填写机关的全称', 'The full name is needed')),
  });
  if (agency === undefined) return;
  // A report is of the year before the one that it is published in.
  const year = await vscode.window.showInputBox({
    title: say('新建年报（2/2）：年度', 'New report (2/2): year'),
    prompt: say('报告的年度，不是发布的那一年', 'The year that the report is about, not that of its publication'),
    value: String(new Date().getFullYear() - 1),
    ignoreFocusOut: true,
    validateInput: (text) => (/^(19|2\d)\d\d$/.test(text.trim()) ? undefined : say('应为四位数的年份，如 2025', 'Four digits, such as 2025')),
  });
  if (year === undefined) return;
  const made = await run(file, ['new', '--agency', agency.trim(), '--year', year.trim()]);
  if (made.code !== 0) throw new Error(made.stderr.trim());
  const name = `${agency.trim().replace(/[\\/:*?"<>|]/g, '')}-${year.trim()}.nianbao`;
  const root = folder ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!root) {
    const document = await vscode.workspace.openTextDocument({ language: 'nianbao', content: made.stdout });
    await vscode.window.showTextDocument(document);
    return;
  }
  const target = await unused(root, name);
  await vscode.workspace.fs.writeFile(target, Buffer.from(made.stdout, 'utf8'));
  await vscode.window.showTextDocument(target);
}

/** A file of this name that does not exist yet: nothing is written over. */
async function unused(folder: vscode.Uri, name: string): Promise<vscode.Uri> {
  const { name: stem, ext } = path.parse(name);
  for (let number = 1; ; number++) {
    const target = vscode.Uri.joinPath(folder, number === 1 ? name : `${stem}-${number}${ext}`);
    try {
      await vscode.workspace.fs.stat(target);
    } catch {
      return target;
    }
  }
}
