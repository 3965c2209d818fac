// Elements, made. What comes from files goes in as text alone: nothing here or elsewhere parses markup.

type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | ((event: never) => void) | null | undefined>;

/** An element with attributes, listeners (`onclick`) and children. */
export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(key.slice(2), value as EventListener);
    else element.setAttribute(key, value === true ? '' : String(value));
  }
  for (const child of children) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
  return element;
}

/** Puts children in the place of what an element holds. */
export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren(...children.filter((child): child is Node | string => Boolean(child)));
}

/** How long work goes on before the browser has its turn, in milliseconds: half a frame is left for what has to be laid out
 * and painted of it. */
const TURN = 8;

/** How much a frame is given to lay out: about a hundred elements, or as many lines. */
const FRAME = 100;

/** Work in pieces, a frame of the browser between them: a long report appears bit by bit, and nobody who types or scrolls is
 * kept waiting for the rest. What is begun later takes the place of what is not finished. */
export class Pieces {
  private work: Iterator<number> | null = null;

  /**
   * Does the first piece at once. `work` yields wherever it may be left, and says how much there will be to lay
   * out of what comes next. */
  begin(work: Iterator<number>): void {
    this.work = work;
    const go = () => {
      if (this.work !== work) return;
      const until = performance.now() + TURN;
      for (let made = 0; made < FRAME && performance.now() < until; ) {
        const { done, value } = work.next();
        if (done) {
          this.work = null;
          return;
        }
        made += value;
      }
      // Once what was made is painted, and not before that.
      requestAnimationFrame(() => window.setTimeout(go));
    };
    go();
  }

  /** Does all the rest: somebody prints, or asks for a place that may be in it. */
  finish(): void {
    const { work } = this;
    while (work !== null && this.work === work && !work.next().done);
    if (this.work === work) this.work = null;
  }
}

/** Offers bytes or a text as a file. */
export function download(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = el('a', { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
