// What was dropped or chosen, as files: folders are walked, and what programs leave beside a document is passed over.

import { Died, type Engine } from './engine';
import { reason, type Reasons } from './reasons';
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

/** What was dropped: a file, or a folder by whichever way the browser lets it be read. */
interface Item {
  file: File | null;
  entry: FileSystemEntry | null;
  handle: Promise<FileSystemHandle | null> | undefined;
}

/** What a folder holds, whichever way it is read. */
interface Inner {
  name: string;
  file: (() => Promise<File>) | null;
  folder: Folder | null;
}

type Folder = () => AsyncGenerator<Inner>;

/** The files of a drop, in the order of their paths. What cannot be had is named. */
export async function dropped(data: DataTransfer, words: Reasons & { noFolder: string }): Promise<Given[]> {
  // The items are gone after the first wait.
  const items = [...data.items].filter(({ kind }) => kind === 'file').map((item: DataTransferItem & { getAsFileSystemHandle?(): Promise<FileSystemHandle | null> }): Item => {
    const entry = item.webkitGetAsEntry?.() ?? null;
    return { file: item.getAsFile(), entry, handle: entry?.isDirectory ? item.getAsFileSystemHandle?.() : undefined };
  });
  if (items.length === 0) return [...data.files].map((file) => ({ path: file.name, file }));
  const found: Given[] = [];
  for (const { file, entry, handle } of items) {
    if (!entry?.isDirectory) {
      // Chromium does not open what stands in an entry for a page that is a file itself.
      if (file !== null) found.push({ path: file.name, file });
      continue;
    }
    const inside: Given[] = [];
    try {
      await walk(byEntry(entry as FileSystemDirectoryEntry), entry.name, inside, words);
    } catch {
      // Nor does it read a folder so: it gives it by a handle.
      inside.length = 0;
      try {
        const folder = await handle;
        if (folder?.kind !== 'directory') throw new Error(words.noFolder);
        await walk(byHandle(folder as FileSystemDirectoryHandle), folder.name, inside, words);
      } catch {
        inside.push({ path: entry.name, file: new File([], entry.name), error: words.noFolder });
      }
    }
    found.push(...inside);
  }
  return found.sort(byPath);
}

/** A folder as browsers have long given it: a hundred of what it holds at a time, and none when there are no more. */
function byEntry(folder: FileSystemDirectoryEntry): Folder {
  return async function* () {
    const reader = folder.createReader();
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
      if (some.length === 0) return;
      for (const entry of some) {
        const file = () => new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
        yield { name: entry.name, file: entry.isFile ? file : null, folder: entry.isFile ? null : byEntry(entry as FileSystemDirectoryEntry) };
      }
    }
  };
}

/** A folder by its handle. */
function byHandle(folder: FileSystemDirectoryHandle): Folder {
  return async function* () {
    for await (const inner of (folder as unknown as { values(): AsyncIterable<FileSystemHandle> }).values()) {
      const isFile = inner.kind === 'file';
      yield { name: inner.name, file: isFile ? () => (inner as FileSystemFileHandle).getFile() : null, folder: isFile ? null : byHandle(inner as FileSystemDirectoryHandle) };
    }
  };
}

/** Puts the files of a folder that are wanted to those that were found; fails where the folder itself cannot be read. */
async function walk(folder: Folder, path: string, found: Given[], words: Reasons): Promise<void> {
  // Folders are walked from a list and not by recursion, however deep they are.
  const folders: [Folder, string][] = [[folder, path]];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const [open, at] = next;
    try {
      for await (const inner of open()) {
        const path = `${at}/${inner.name}`;
        if (inner.folder !== null) folders.push([inner.folder, path]);
        if (inner.file === null || !isWanted(path)) continue;
        try {
          found.push({ path, file: await inner.file() });
        } catch (error) {
          found.push({ path, file: new File([], inner.name), error: reason(error, words) });
        }
      }
    } catch (error) {
      if (at === path) throw error;
      found.push({ path: at, file: new File([], at), error: reason(error, words) });
    }
  }
}

/** The module looks into one archive at a time: who asks for another waits. */
let opening: Promise<unknown> = Promise.resolve();

/** The same with the files of archives in the place of these. Of a folder's worth of files one is in memory at a time. */
export function unzipped(given: Given[], engine: Engine, lang: Lang, words: Reasons): Promise<Given[]> {
  const found = opening.then(() => opened(given, engine, lang, words));
  opening = found.catch(() => {});
  return found;
}

async function opened(given: Given[], engine: Engine, lang: Lang, words: Reasons): Promise<Given[]> {
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
          found.push({ path, file: new File([], name), error: reason(error, words) });
        }
      }
    } catch (error) {
      found.push({ ...it, error: reason(error, words) });
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
