// Spans count bytes of UTF-8, strings of JavaScript count halves of surrogate pairs: here and nowhere else one becomes
// the other.

import type { Edit } from './questions';

/** The index in a string of each of some byte offsets, which must be in order. */
export function indices(text: string, offsets: number[]): number[] {
  const found: number[] = [];
  let byte = 0;
  let index = 0;
  for (const offset of offsets) {
    while (byte < offset && index < text.length) {
      const code = text.codePointAt(index) ?? 0;
      byte += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      index += code < 0x10000 ? 1 : 2;
    }
    found.push(index);
  }
  return found;
}

/** A text after edits, whose spans count in the text before them and do not meet. */
export function applied(text: string, edits: Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const at = indices(text, sorted.flatMap(({ span }) => [span.start, span.end]));
  let made = '';
  let done = 0;
  sorted.forEach((edit, n) => {
    made += text.slice(done, at[2 * n]) + edit.text;
    done = at[2 * n + 1] ?? done;
  });
  return made + text.slice(done);
}

const encoder = new TextEncoder();

/** Where a span is after edits; none where one of them reaches into it. */
export function moved(span: [number, number], edits: Edit[]): [number, number] | null {
  let shift = 0;
  for (const edit of edits) {
    const { start, end } = edit.span;
    if (end <= span[0]) shift += encoder.encode(edit.text).length - (end - start);
    else if (start < span[1]) return null;
  }
  return [span[0] + shift, span[1] + shift];
}
