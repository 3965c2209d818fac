// The worker: unpacks the module, holds it, puts each question to it and sends the answer back. It ends where the module
// does (WebAssembly aborts on a panic): the page starts another, and hands it the module that the first has compiled.

import type { Question } from './questions';

interface Exports {
  memory: WebAssembly.Memory;
  room(length: number): number;
  ask(): number;
  answer(): number;
}

export type ToWorker = { module: WebAssembly.Module | string } | { id: number; question: Question; file: ArrayBuffer | null };
export type FromWorker =
  | { ready: WebAssembly.Module }
  | { failed: string }
  | { id: number; header: string; file: ArrayBuffer | null }
  | { id: number; died: string };

let module: Exports | undefined;
const port = self as unknown as { postMessage(message: FromWorker, transfer?: Transferable[]): void };

self.onmessage = async (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  if ('module' in message) {
    try {
      await begun(message.module);
    } catch (error) {
      port.postMessage({ failed: String(error) });
    }
    return;
  }
  const { id, question, file } = message;
  try {
    if (module === undefined) throw new Error('no module');
    const answer = ask(module, question, file);
    port.postMessage({ id, ...answer }, answer.file === null ? [] : [answer.file]);
  } catch (error) {
    port.postMessage({ id, died: String(error) });
  }
};

async function begun(given: WebAssembly.Module | string): Promise<void> {
  const compiled = typeof given === 'string' ? await unpacked(given) : given;
  module = (await WebAssembly.instantiate(compiled, {})).exports as unknown as Exports;
  port.postMessage({ ready: compiled });
}

/** The module that stands in the page: gzip, in base64. */
async function unpacked(page: string): Promise<WebAssembly.Module> {
  const text = atob(page);
  const packed = new Uint8Array(text.length);
  for (let n = 0; n < text.length; n++) packed[n] = text.charCodeAt(n);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return WebAssembly.compile(await new Response(stream).arrayBuffer());
}

function ask({ memory, room, ask, answer }: Exports, question: Question, file: ArrayBuffer | null) {
  const header = new TextEncoder().encode(JSON.stringify(question));
  const length = 4 + header.length + (file?.byteLength ?? 0);
  const at = room(length) >>> 0;
  const put = new Uint8Array(memory.buffer, at, length);
  new DataView(memory.buffer, at, 4).setUint32(0, header.length, true);
  put.set(header, 4);
  if (file !== null) put.set(new Uint8Array(file), 4 + header.length);
  const size = ask();
  const from = answer() >>> 0;
  const got = new Uint8Array(memory.buffer, from, size);
  const end = 4 + new DataView(memory.buffer, from, 4).getUint32(0, true);
  const rest = got.slice(end);
  return {
    header: new TextDecoder().decode(got.subarray(4, end)),
    file: rest.length > 0 ? rest.buffer : null,
  };
}
