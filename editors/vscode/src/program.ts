// Which nianbao program is run.

import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { say } from './say';

/** A program that was found. */
export interface Program {
  path: string;
  version: string;
  /** Where it is from. */
  origin: 'setting' | 'bundled' | 'path';
}

/** Why there is no program to run, as the user is told. */
export class NoProgram extends Error {}

/**
 * Finds the program: that of the setting, the bundled one, the one on the PATH. A setting is never passed over, unless it
 * names a program of the workspace that the user does not want to be run.
 */
export async function findProgram(context: vscode.ExtensionContext): Promise<Program> {
  const asked = await fromSetting(context);
  if (asked) {
    if (!isExecutable(asked)) {
      throw new NoProgram(
        say(
          `设置 nianbao.server.path 指定的程序不存在或不能运行：${asked}。请改正这项设置，或清空它以使用扩展自带的程序。`,
          `The program of the setting nianbao.server.path is missing or cannot be run: ${asked}. Correct the setting, or clear it to use the program that comes with the extension.`,
        ),
      );
    }
    return checked(context, asked, 'setting');
  }
  const bundled = context.asAbsolutePath(path.join('bin', executable('nianbao')));
  if (isExecutable(bundled)) return checked(context, bundled, 'bundled');
  const onPath = searchPath();
  if (onPath) return checked(context, onPath, 'path');
  throw new NoProgram(
    say(
      '找不到 nianbao 程序：扩展没有自带，PATH 里也没有。请在设置 nianbao.server.path 里填上它的路径，或在它的源代码里用 cargo install --path . 安装。',
      'There is no nianbao program: none came with the extension, and none is on the PATH. Give its path in the setting nianbao.server.path, or install it from its sources with cargo install --path .',
    ),
  );
}

async function fromSetting(context: vscode.ExtensionContext): Promise<string | undefined> {
  // In a folder that is not trusted VS Code leaves out what the folder's own settings say.
  const settings = vscode.workspace.getConfiguration('nianbao');
  let asked = settings.get<string>('server.path', '').trim();
  if (!asked) return undefined;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  if (folder) asked = asked.replaceAll('${workspaceFolder}', folder);
  if (asked === '~' || asked.startsWith('~/') || asked.startsWith('~\\')) asked = path.join(os.homedir(), asked.slice(1));
  if (!asked.includes('/') && !asked.includes('\\')) asked = searchPath(asked) ?? asked;
  else asked = folder ? path.resolve(folder, asked) : path.resolve(asked);
  const said = settings.inspect<string>('server.path');
  const isOfWorkspace = (said?.workspaceFolderValue ?? said?.workspaceValue) !== undefined || isInWorkspace(asked);
  return !isOfWorkspace || (await isAllowed(context, asked)) ? asked : undefined;
}

const ALLOWED = 'nianbao.allowedPrograms';
/** Those that the user refused to run, until the window is closed. */
const refused = new Set<string>();

/** Whether a program that the workspace names or holds may be run: never before it is trusted, then as the user says, asked once. */
async function isAllowed(context: vscode.ExtensionContext, program: string): Promise<boolean> {
  if (!vscode.workspace.isTrusted || refused.has(program)) return false;
  const allowed = context.workspaceState.get<string[]>(ALLOWED, []);
  if (allowed.includes(program)) return true;
  const run = say('运行', 'Run It');
  const instead = say('不运行，改用扩展自带的程序', 'Use the Program That Came with the Extension');
  const detail = say(
    `${program}\n\n这个程序由这个文件夹的设置 nianbao.server.path 指定。只有来源可靠时才运行。`,
    `${program}\n\nThe workspace’s setting nianbao.server.path names it. Run it only if you know where it is from.`,
  );
  const message = say('运行这个文件夹指定的程序吗？', 'Run the program that this workspace names?');
  if ((await vscode.window.showWarningMessage(message, { modal: true, detail }, run, instead)) !== run) {
    refused.add(program);
    return false;
  }
  await context.workspaceState.update(ALLOWED, [...allowed, program]);
  return true;
}

function isInWorkspace(program: string): boolean {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => path.relative(uri.fsPath, program));
  return folders.some((relative) => relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative));
}

function executable(name: string): string {
  return process.platform === 'win32' && !name.toLowerCase().endsWith('.exe') ? `${name}.exe` : name;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function searchPath(name = 'nianbao'): string | undefined {
  const absolute = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  // A PATH may lead into the workspace.
  const folders = vscode.workspace.isTrusted ? absolute : absolute.filter((folder) => !isInWorkspace(path.join(folder, name)));
  return folders.map((folder) => path.join(folder, executable(name))).find(isExecutable);
}

async function checked(context: vscode.ExtensionContext, file: string, origin: Program['origin']): Promise<Program> {
  let said: string;
  try {
    said = await askVersion(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new NoProgram(say(`不能运行 ${file}：${why}`, `${file} cannot be run: ${why}`));
  }
  const version = /^nianbao (\d+\.\d+\.\d+\S*)/.exec(said)?.[1];
  if (!version) {
    throw new NoProgram(
      say(`${file} 不是 nianbao：--version 的回答是“${said}”。`, `${file} is not nianbao: it answers --version with “${said}”.`),
    );
  }
  const needed = (context.extension.packageJSON as { minimumServer: string }).minimumServer;
  if (isOlder(version, needed)) {
    const remedy =
      origin === 'setting'
        ? say('请更新它，或清空设置 nianbao.server.path。', 'Update it, or clear the setting nianbao.server.path.')
        : say('请更新它。', 'Update it.');
    throw new NoProgram(
      say(
        `${file} 是 ${version}，太旧了；这个扩展需要 ${needed} 或更新的。${remedy}`,
        `${file} is ${version}, which is too old; this extension needs ${needed} or later. ${remedy}`,
      ),
    );
  }
  return { path: file, version, origin };
}

/** Whether a version comes before another, by its numbers. */
export function isOlder(version: string, needed: string): boolean {
  const numbers = (text: string) => (text.split(/[-+]/)[0] ?? '').split('.').map(Number);
  const [mine, least] = [numbers(version), numbers(needed)];
  for (let at = 0; at < 3; at++) {
    const difference = (mine[at] ?? 0) - (least[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** What the program says of its version: all that it is run for beside the server. */
function askVersion(file: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(file, ['--version'], { timeout: 10_000, encoding: 'utf8' }, (error, stdout) => {
      // One that answers with an error is told by what it says.
      if (error && typeof (error as { code?: unknown }).code !== 'number') reject(error);
      else resolve(stdout.trim());
    });
  });
}
