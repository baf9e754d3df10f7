import { likeHolding } from '../../../platform/database/like.ts';

// Of these both databases fold the case alike, and of no others.
const lowerAscii = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

const titled = (text: string): string =>
  text.toLowerCase().replace(/(^|[\s'’-])(\p{L})/gu, (_, mark: string, letter: string) => mark + letter.toUpperCase());

/**
 * LIKE patterns for `lower(…)` of a name or an e-mail address that holds `wanted` in any usual spelling: small letters, capitals, or with capitals at
 * the beginning of words. The letters a–z match in any case, also mixed.
 */
export const spellingsOf = (wanted: string): readonly string[] => [
  ...new Set([wanted, wanted.toLowerCase(), wanted.toUpperCase(), titled(wanted)].map((spelling) => likeHolding(lowerAscii(spelling)))),
];

/** The number of a person that the text may be; undefined when it is no number. */
export const numberIn = (wanted: string): number | undefined => (/^[1-9]\d{0,14}$/.test(wanted) ? Number(wanted) : undefined);
