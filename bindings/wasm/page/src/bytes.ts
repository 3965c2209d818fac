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

/** How many bytes a text has. */
const sizeOf = (text: string) => encoder.encode(text).length;

/** Where a span is after edits; none where one of them reaches into it. */
export function moved(span: [number, number], edits: Edit[]): [number, number] | null {
  let shift = 0;
  for (const edit of edits) {
    const { start, end } = edit.span;
    if (end <= span[0]) shift += sizeOf(edit.text) - (end - start);
    else if (start < span[1]) return null;
  }
  return [span[0] + shift, span[1] + shift];
}

/** The same where no edit may as much as touch it. */
export function untouched(span: [number, number], edits: Edit[]): [number, number] | null {
  return edits.some(({ span: { start, end } }) => start <= span[1] && end >= span[0]) ? null : moved(span, edits);
}

/** The edit that makes one text of another: all between what they begin and end with alike. */
export function difference(from: string, to: string): Edit {
  const most = Math.min(from.length, to.length);
  const isLow = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xdc00;
  let head = 0;
  while (head < most && from[head] === to[head]) head++;
  // Not between the halves of a character.
  if (isLow(from, head) || isLow(to, head)) head--;
  let tail = 0;
  while (tail < most - head && from.at(-1 - tail) === to.at(-1 - tail)) tail++;
  if (tail > 0 && isLow(from, from.length - tail)) tail--;
  const start = sizeOf(from.slice(0, head));
  const gone = sizeOf(from.slice(head, from.length - tail));
  return { span: { start, end: start + gone }, text: to.slice(head, to.length - tail) };
}
