// What was dropped or chosen, as files: folders are walked, and what programs leave beside a document is passed over.

import { Died, type Engine } from './engine';
import type { Lang } from './questions';

/** A file larger than this is refused by its size, before it is read. */
export const MOST = 50 << 20;

export interface Given {
  /** Its path below what was given. */
  path: string;
  file: File;
  /** Why it cannot be read, where that is known already. */
  error?: string;
}

/** What of a folder is looked at: reports, and what people hand in that is named where it cannot be read. */
const WANTED = /\.(nianbao|nianbao\.md|docx|docm|html?|mht|mhtml|doc|wps|rtf|odt|pdf|xlsx?|et|ofd|zip|rar|7z|jpg|png)$/i;

/** What a review has written, and nobody has handed in. */
const OWN = /(_批注|_退回意见)\.[a-z]+$/i;

/** Whether a file may be a list of units, or last round's sheet. */
export function isList(path: string): boolean {
  return /\.(xlsx|csv)$/i.test(path);
}

/** Whether a file that nobody named, found in a folder, is one to check. */
function isWanted(path: string): boolean {
  const name = path.split('/').at(-1) ?? '';
  const isNamedList = /\.csv$/i.test(name) && /名单|审核意见/.test(name);
  return (WANTED.test(name) || isNamedList) && !OWN.test(name) && !name.startsWith('.') && !name.startsWith('~$') && !path.split('/').includes('__MACOSX');
}

/** The order in which the command line finds the files of a folder. */
const byPath = (a: Given, b: Given) => (a.path < b.path ? -1 : 1);

/** The files of a drop, in the order of their paths. */
export async function dropped(data: DataTransfer): Promise<Given[]> {
  // The items are gone after the first wait.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  const files = [...data.files];
  if (entries.every((entry) => entry === null)) return files.map((file) => ({ path: file.name, file }));
  const found: Given[] = [];
  for (const entry of entries) if (entry !== null) await walk(entry, entry.name, found, true);
  return found.sort(byPath);
}

async function walk(entry: FileSystemEntry, path: string, found: Given[], named: boolean): Promise<void> {
  if (entry.isFile) {
    if (!named && !isWanted(path)) return;
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    found.push({ path, file });
    return;
  }
  // Folders are walked from a list and not by recursion, however deep they are.
  const folders: [FileSystemDirectoryEntry, string][] = [[entry as FileSystemDirectoryEntry, path]];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const reader = next[0].createReader();
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
      if (some.length === 0) break;
      for (const inner of some) {
        const at = `${next[1]}/${inner.name}`;
        if (inner.isDirectory) folders.push([inner as FileSystemDirectoryEntry, at]);
        else await walk(inner, at, found, false);
      }
    }
  }
}

/** The same with the files of archives in the place of these. Of a folder's worth of files one is in memory at a time. */
export async function unzipped(given: Given[], engine: Engine, lang: Lang, words: { tooLarge: string; diedOpen: string }): Promise<Given[]> {
  const found: Given[] = [];
  for (const it of given) {
    if (!/\.zip$/i.test(it.path)) {
      found.push(it);
      continue;
    }
    try {
      if (it.file.size > MOST) throw new Error(words.tooLarge);
      const { names } = await engine.ask({ ask: 'unzip', lang }, await it.file.arrayBuffer());
      if (names === null) found.push(it);
      for (const [at, name] of (names ?? []).entries()) {
        const path = `${it.path}/${name}`;
        try {
          const { file } = await engine.made({ ask: 'member', at, lang });
          found.push({ path, file: new File([file], name) });
        } catch (error) {
          if (error instanceof Died) throw error;
          found.push({ path, file: new File([], name), error: error instanceof Error ? error.message : String(error) });
        }
      }
    } catch (error) {
      const message = error instanceof Died ? words.diedOpen : error instanceof Error ? error.message : String(error);
      found.push({ ...it, error: message });
    }
  }
  return found;
}

/** The files of a field where files or a folder are chosen. */
export function chosen(field: HTMLInputElement): Given[] {
  const files = [...(field.files ?? [])];
  const given = files.map((file) => ({ path: file.webkitRelativePath || file.name, file }));
  return field.webkitdirectory ? given.filter(({ path }) => isWanted(path)).sort(byPath) : given;
}
