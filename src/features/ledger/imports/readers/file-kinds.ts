import { refusal } from './problems.ts';

const PDF = 'This is a PDF, which is made for printing. Ask your bank for the same statement as OFX, QFX or CSV.';
const ZIP = 'This is a zip archive or an Excel workbook, whatever its name says. Unpack it, or save the sheet as CSV, and choose that file.';
const EXCEL = 'This is an old Excel workbook. Open it and save the sheet as CSV, and choose that file.';
const GZIP = 'This is a compressed file. Unpack it and choose the file inside.';
const IMAGE = 'This is a picture. Ask your bank for the statement as OFX, QFX or CSV.';
const QIF = 'This is a QIF file, which is not read yet. Ask your bank for OFX, QFX or CSV.';
const HTML = 'This is a web page, not a statement: perhaps the bank asked to sign in again. Download the statement once more.';

const START_BYTES: readonly (readonly [start: readonly number[], sentence: string])[] = [
  [[0x25, 0x50, 0x44, 0x46], PDF],
  [[0x50, 0x4b, 0x03, 0x04], ZIP],
  [[0x50, 0x4b, 0x05, 0x06], ZIP],
  [[0xd0, 0xcf, 0x11, 0xe0], EXCEL],
  [[0x1f, 0x8b], GZIP],
  [[0x89, 0x50, 0x4e, 0x47], IMAGE],
  [[0xff, 0xd8, 0xff], IMAGE],
  [[0x47, 0x49, 0x46, 0x38], IMAGE],
];

/** Refuses files that are no text, by how they start, with what the person can do about it. */
export function refuseOtherKinds(bytes: Uint8Array): void {
  const found = START_BYTES.find(([start]) => start.every((byte, index) => bytes[index] === byte));
  if (found !== undefined) throw refusal('import.not_a_statement', found[1]);
}

const START_TEXTS: readonly (readonly [start: RegExp, sentence: string])[] = [
  [/^\s*!(?:type|account|option):/i, QIF],
  [/^\s*<(?:!doctype html|html)\b/i, HTML],
  [/^\s*\{\\rtf/i, 'This is a text document (RTF), not a statement. Ask your bank for OFX, QFX or CSV.'],
  [/^\s*:20:|^\s*\{1:F01/, 'This is an MT940 statement, which is not read yet. Ask your bank for OFX, QFX or CSV.'],
  [
    /^[^<]*(?:<\?xml[^>]*>\s*)?<(?:\w+:)?Document\b[^>]*camt\./i,
    'This is a CAMT statement, which is not read yet. Ask your bank for OFX, QFX or CSV.',
  ],
];

/** Refuses texts that are another kind of file than the readers know. */
export function refuseOtherTexts(text: string): void {
  const start = text.slice(0, 2000);
  const found = START_TEXTS.find(([pattern]) => pattern.test(start));
  if (found !== undefined) throw refusal('import.not_a_statement', found[1]);
}
