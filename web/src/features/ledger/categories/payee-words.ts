/** A payee as rules know it (`blue diner`), the way one writes a name: `Blue Diner`. */
export const payeeWords = (payee: string): string => payee.replace(/(?<=^|[\s-])\p{Ll}/gu, (letter) => letter.toLocaleUpperCase());
