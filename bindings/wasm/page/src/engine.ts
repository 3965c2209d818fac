// The checker as the page sees it: questions in, answers out, a worker behind it that is started anew when it dies.

import type { Answers, Question } from './questions';
import type { FromWorker, ToWorker } from './worker';

/** The module could not answer, and says why. */
export class Refused extends Error {}

/** The worker died over a question; another has taken its place. */
export class Died extends Error {
  /** `isCulprit`: over this question, and not over one that was asked before it. */
  constructor(
    message: string,
    readonly isCulprit = true,
  ) {
    super(message);
  }
}

interface Waiting {
  resolve(answer: { header: string; file: ArrayBuffer | null }): void;
  reject(error: Error): void;
}

/** A worker that has not answered after so long will not. */
const PATIENCE = 60_000;

export class Engine {
  private worker: Worker | undefined;
  private ready: Promise<void> | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private count = 0;
  /** How many workers there were: what a worker remembers is gone with it. */
  life = 0;

  constructor(
    private readonly script: string,
    /** As it stands in the page, and once a worker has compiled it, as that. */
    private module: string | WebAssembly.Module,
  ) {}

  /** Resolves when the first question can be answered. */
  start(): Promise<void> {
    this.ready ??= new Promise((resolve, reject) => {
      const url = URL.createObjectURL(new Blob([this.script], { type: 'text/javascript' }));
      const worker = new Worker(url);
      this.worker = worker;
      this.life++;
      worker.onerror = (event) => {
        reject(new Died(event.message));
        this.replace(event.message);
      };
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if ('ready' in data) {
          URL.revokeObjectURL(url);
          this.module = data.ready;
          resolve();
          return;
        }
        if ('failed' in data) {
          reject(new Died(data.failed));
          this.replace(data.failed);
          return;
        }
        if ('died' in data) {
          this.replace(data.died);
          return;
        }
        this.waiting.get(data.id)?.resolve(data);
        this.waiting.delete(data.id);
      };
      worker.postMessage({ module: this.module } satisfies ToWorker);
    });
    return this.ready;
  }

  /** Lets the worker go; whoever waits for it is told. The next question starts another. */
  private replace(why: string): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.ready = undefined;
    // It answers in turn: it died over the first.
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    waiting.forEach(({ reject }, n) => reject(new Died(why, n === 0)));
  }

  /** The answer to a question. */
  async ask<Q extends Question>(question: Q, file: ArrayBuffer | null = null): Promise<Answers[Q['ask']]> {
    return (await this.made(question, file)).header;
  }

  /** The answer to a question, with the file that was made. */
  async made<Q extends Question>(question: Q, file: ArrayBuffer | null = null): Promise<{ header: Answers[Q['ask']]; file: ArrayBuffer }> {
    await this.start();
    const id = ++this.count;
    let timer = 0;
    const answer = await new Promise<{ header: string; file: ArrayBuffer | null }>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      timer = window.setTimeout(() => this.replace('no answer'), PATIENCE);
      const message: ToWorker = { id, question, file };
      this.worker?.postMessage(message, file === null ? [] : [file]);
    }).finally(() => window.clearTimeout(timer));
    const header = JSON.parse(answer.header) as Answers[Q['ask']] & { error?: string };
    if (header.error !== undefined) throw new Refused(header.error);
    return { header, file: answer.file ?? new ArrayBuffer(0) };
  }
}
