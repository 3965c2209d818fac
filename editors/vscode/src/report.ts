// A new report: asked for, made by the server, written where the user says, opened. And one that is made of a document.

import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Server } from './server';
import { say } from './say';

/** What the server makes of the wishes. */
interface Made {
  text: string;
  agency: string;
  year: number;
  notes: string[];
}

/** Asks for the agency, the year and the place. `clicked` is the folder, or last year's report, that was clicked. */
export async function newReport(server: Server, clicked?: vscode.Uri): Promise<void> {
  const client = await server.running();
  const spelt = (uri: vscode.Uri) => client.code2ProtocolConverter.asUri(uri);
  const isReport = clicked && REPORT.test(clicked.path);
  const from = isReport ? clicked : await lastYears();
  if (from === 'cancelled') return;
  const former = from && (await client.sendRequest<Made>('nianbao/new', { from: spelt(from) }).catch(() => undefined));

  const agency = await vscode.window.showInputBox({
    title: say('新建年报：机关', 'New report: agency'),
    prompt: say('机关的全称', 'The full name of the agency, in Chinese'),
    placeHolder: '汀溪县人民政府',
    ...(former ? { value: former.agency } : {}),
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() ? undefined : say('请填写机关的全称', 'The full name is needed')),
  });
  if (agency === undefined) return;
  // A report is of the year before the one that it is published in.
  const asked = await vscode.window.showInputBox({
    title: say('新建年报：年度', 'New report: year'),
    prompt: say('报告的年度，不是发布的那一年', 'The year that the report is about, not that of its publication'),
    value: String(former?.year ?? new Date().getFullYear() - 1),
    ignoreFocusOut: true,
    validateInput: (text) => (/^(19|2\d)\d\d$/.test(text.trim()) ? undefined : say('应为四位数的年份，如 2025', 'Four digits, such as 2025')),
  });
  if (asked === undefined) return;
  const year = Number(asked.trim());

  const name = `${agency.trim().replace(/[\\/:*?"<>|]/g, '')}-${year}.nianbao`;
  const folder = folderFor(isReport ? undefined : clicked, from);
  const to = await vscode.window.showSaveDialog({
    title: say('新建年报：保存到哪里', 'New report: where to save it'),
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
    filters: { [say('年报', 'Reports')]: ['nianbao'] },
  });
  if (!to) return;
  const wishes = { agency: agency.trim(), year, to: spelt(to), ...(from ? { from: spelt(from) } : {}) };
  const made = await client.sendRequest<Made>('nianbao/new', wishes);

  // Nothing is written over, whatever the dialog was told.
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(to, { contents: Buffer.from(made.text, 'utf8') });
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new Error(say(`没有写入 ${to.fsPath}：文件已存在（不覆盖），或不能写`, `${to.fsPath} is not written: it exists already, or cannot be written`));
  }
  await vscode.window.showTextDocument(to);
  if (made.notes.length > 0) void vscode.window.showWarningMessage(made.notes.join('\n'));
}

/** A Word file, a page or a text as a report beside it. */
export async function importReport(server: Server, clicked?: vscode.Uri): Promise<void> {
  const chosen = clicked ?? (await vscode.window.showOpenDialog({
    title: say('导入为年报', 'Import as a Report'),
    filters: {
      [say('Word 文件、PDF、Excel 表、网页、文本', 'Word files, PDFs, Excel sheets, pages, texts')]: [
        'docx', 'doc', 'wps', 'rtf', 'pdf', 'xlsx', 'xls', 'et', 'html', 'htm', 'mht', 'txt',
      ],
    },
  }))?.[0];
  if (!chosen) return;
  const client = await server.running();
  const made = await client.sendRequest<{ text: string; notes: string[] }>('nianbao/import', {
    from: client.code2ProtocolConverter.asUri(chosen),
  });
  const to = chosen.with({ path: chosen.path.replace(/\.[^./]*$/, '') + '.nianbao' });
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(to, { contents: Buffer.from(made.text, 'utf8') });
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new Error(say(`没有写入 ${to.fsPath}：文件已存在（不覆盖），或不能写`, `${to.fsPath} is not written: it exists already, or cannot be written`));
  }
  await vscode.window.showTextDocument(to);
  if (made.notes.length > 0) void vscode.window.showWarningMessage(made.notes.join('\n'));
}

const REPORT = /\.nianbao(\.md)?$/i;

/** Last year's report, if the new one is to be made from it. */
async function lastYears(): Promise<vscode.Uri | 'cancelled' | undefined> {
  const open = vscode.window.activeTextEditor?.document;
  const current = open?.languageId === 'nianbao' && !open.isUntitled ? open.uri : undefined;
  const blank = { label: say('空白的年报', 'Blank'), from: undefined };
  const other = { label: say('上年的年报…', 'Last Year’s Report…'), from: 'other' as const };
  const choices = [
    blank,
    ...(current
      ? [{ label: say('打开着的这份年报', 'The Report That Is Open'), description: path.posix.basename(current.path), from: current }]
      : []),
    other,
  ];
  const picked = await vscode.window.showQuickPick(choices, {
    title: say('新建年报：从哪里开始', 'New report: what to begin with'),
    placeHolder: say('从上年的年报开始，带入机关和结转的数', 'Last year’s report gives the agency and what is carried over'),
    ignoreFocusOut: true,
  });
  if (!picked) return 'cancelled';
  if (picked.from !== 'other') return picked.from;
  const chosen = await vscode.window.showOpenDialog({
    title: say('新建年报：上年的年报', 'New report: last year’s report'),
    filters: { [say('年报', 'Reports')]: ['nianbao', 'md'] },
  });
  return chosen?.[0] ?? 'cancelled';
}

/** Where the dialog begins. */
function folderFor(clicked: vscode.Uri | undefined, from: vscode.Uri | undefined): vscode.Uri | undefined {
  return clicked ?? (from ? vscode.Uri.joinPath(from, '..') : vscode.workspace.workspaceFolders?.[0]?.uri);
}
