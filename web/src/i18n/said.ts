import type { Translate } from './sayings.ts';

// English is what the server says: there is nothing to translate until another language is shown.
let translate: Translate = (sentence) => sentence;

/** From now on, sentences of the server are said by this. */
export function sayBy(next: Translate): void {
  translate = next;
}

/** A sentence of the server in the language of the screen; as the server said it where that is not known. */
export const said = (sentence: string): string => translate(sentence) ?? sentence;
