/** The mark that makes the next character of a pattern stand for itself. */
export const LIKE_ESCAPE = '!';

/** The LIKE pattern of texts that hold `wanted` anywhere, spelled like that: the two databases fold the case of other letters differently. */
export const likeHolding = (wanted: string): string => `%${wanted.replace(/[!%_]/g, (special) => LIKE_ESCAPE + special)}%`;
