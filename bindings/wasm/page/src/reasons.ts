// What is said of something that went wrong.

import { Died } from './engine';

/** What the words of the page's language are for what goes wrong with files. */
export interface Reasons {
  tooLarge: string;
  /** The checker died over the file. */
  diedOpen: string;
  /** The file can't be read any more. */
  gone: string;
}

/** Why something failed; `died` is what is said where the checker has died over it. */
export function reason(error: unknown, words: Reasons, died = words.diedOpen): string {
  if (error instanceof Died) return died;
  // What a browser says of a file that was changed or taken away meanwhile, it says in its own language.
  if (error instanceof DOMException && /^(NotReadable|NotFound|Security)Error$/.test(error.name)) return words.gone;
  return error instanceof Error ? error.message : String(error);
}
