/** The longest payee, reference and account number that is kept, and the longest memo and raw row. */
const LENGTHS = { payee: 255, reference: 255, number: 100, memo: 500, raw: 500 } as const;

// Neither database keeps NUL, and halves of surrogate pairs are not text; the other control characters only disturb a screen.
const CONTROLS = /\p{Cc}+/gu;

// Visible ASCII with single spaces inside.
const PLAIN = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/** Text of a bank as it is kept: control characters and runs of blanks are one space, and it is cut to the length that its place has. */
export const tidy = (text: string, place: keyof typeof LENGTHS): string =>
  // The plainest kind is nearly all of a file.
  text.length <= LENGTHS[place] && PLAIN.test(text) ? text : tidied(text, place);

const tidied = (text: string, place: keyof typeof LENGTHS): string =>
  text.toWellFormed().replace(CONTROLS, ' ').replace(/\s+/g, ' ').trim().slice(0, LENGTHS[place]).toWellFormed().trim();

/** Like `tidy`, and null where nothing is left. */
export const tidyOrNull = (text: string, place: keyof typeof LENGTHS): string | null => tidy(text, place) || null;

/** The line, counted from 1, that the place in the text is on. Lines end with a line feed. */
export function lineAt(text: string, place: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < place; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
