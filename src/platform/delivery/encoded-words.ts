/** An encoded word has 75 characters at most (RFC 2047, 2): 12 of them are around it, and 4 are 3 bytes. */
const BYTES_A_WORD = 45;

/** A text as a header can hold it: as it is, or as encoded words of UTF-8 (RFC 2047), none of which breaks a character. */
export function encodedWords(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const words = [''];
  for (const character of text) {
    const longer = `${words.at(-1) ?? ''}${character}`;
    if (Buffer.byteLength(longer) > BYTES_A_WORD) words.push(character);
    else words[words.length - 1] = longer;
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ');
}
