import { isUtf8 } from 'node:buffer';
import chardet from 'chardet';
import iconv from 'iconv-lite';
import type { ENCODINGS } from '../options.ts';
import { refusal } from './problems.ts';
import { lineAt } from './text.ts';

/** An encoding that bank files come in. */
export type Encoding = (typeof ENCODINGS)[number];

/** Text and the encoding it was in. Lines end with a line feed, and there is no byte order mark. */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

const REPLACED = '\uFFFD';
/** How much of a file is looked at where a part tells enough. */
const SAMPLE_BYTES = 64 * 1024;

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean => start.every((byte, index) => bytes[index] === byte);

function fromMark(bytes: Uint8Array): Encoding | undefined {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8';
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  return startsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : undefined;
}

/** UTF-16 of mostly Latin text has a NUL in every other byte; other encodings of text have none. */
function fromNuls(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let [even, odd] = [0, 0];
  for (const [index, byte] of sample.entries()) {
    if (byte === 0 && index % 2 === 0) even += 1;
    else if (byte === 0) odd += 1;
  }
  // A stray one in a text is dropped with the other control characters.
  if ((even + odd) * 100 < sample.length) return undefined;
  if (odd > sample.length / 8 && even < odd / 8) return 'utf-16le';
  if (even > sample.length / 8 && odd < even / 8) return 'utf-16be';
  throw refusal('import.not_a_statement', 'This is a binary file, not a statement. Ask your bank for OFX, QFX or CSV.');
}

/** Banks cut payees at so many bytes, in the middle of a letter: a few broken letters among many whole ones are still UTF-8. */
function isBrokenUtf8(bytes: Uint8Array): boolean {
  const letters = new TextDecoder().decode(bytes).match(/[^\0-\x7f]/gu) ?? [];
  const broken = letters.filter((letter) => letter === REPLACED).length;
  return broken * 4 < letters.length;
}

const EAST_ASIAN = new Set(['Shift_JIS', 'GB18030', 'Big5', 'EUC-JP', 'EUC-KR', 'ISO-2022-JP', 'ISO-2022-CN', 'ISO-2022-KR']);

// Polish, Czech and Hungarian. Romanian is left out: German and French text is often taken for it.
const CENTRAL_EUROPEAN = new Set(['pl', 'cs', 'hu']);
/** Bytes of letters in ISO-8859-2 (Ą Ś Ź ą ś ź) that are rare signs in windows-1250. */
const ISO_8859_2_ONLY = new Set([0xa1, 0xa6, 0xac, 0xb1, 0xb6, 0xbc]);
const MARGIN = 10;

/** Whether the text is clearly of a language that windows-1252 has no letters for. */
function isCentralEuropean(sample: Uint8Array): boolean {
  const found = chardet.analyse(sample);
  const [best] = found;
  const western = found.find(({ name }) => name === 'ISO-8859-1' || name === 'windows-1252')?.confidence ?? 0;
  return best !== undefined && CENTRAL_EUROPEAN.has(best.lang ?? '') && best.confidence > western + MARGIN;
}

/** One byte a letter: which table it is. `declared` is what an OFX header says. */
function singleByte(bytes: Uint8Array, declared: string | undefined): Encoding {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const [best] = chardet.analyse(sample);
  if (best !== undefined && EAST_ASIAN.has(best.name) && best.confidence >= 70) {
    throw refusal('import.encoding', `The text seems to be in the encoding ${best.name}, which is not read. Save it as UTF-8 and choose it again.`);
  }
  if (declared === '1250' || declared === 'windows-1250') return 'windows-1250';
  if (declared === 'iso-8859-2') return 'iso-8859-2';
  if (declared === undefined && isCentralEuropean(sample)) return sample.some((byte) => ISO_8859_2_ONLY.has(byte)) ? 'iso-8859-2' : 'windows-1250';
  return bytes.some((byte) => byte >= 0x80 && byte <= 0x9f) ? 'windows-1252' : 'iso-8859-1';
}

/** The character set that an OFX header or an XML declaration names, in lower case. */
function declaredIn(bytes: Uint8Array): string | undefined {
  const head = iconv.decode(bytes.subarray(0, 2000), 'latin1');
  return /^\s*CHARSET:\s*([\w-]+)/im.exec(head)?.[1]?.toLowerCase() ?? /<\?xml[^>]*encoding=["']([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
}

function detect(bytes: Uint8Array): Encoding {
  const sure = fromMark(bytes) ?? fromNuls(bytes);
  if (sure !== undefined) return sure;
  return isUtf8(bytes) || isBrokenUtf8(bytes) ? 'utf-8' : singleByte(bytes, declaredIn(bytes));
}

const CONTROL = /[^\P{Cc}\t-\r\u0080-\u009f]/gu;

/** Refuses what is no text in its encoding: an encoding that was chosen wrongly, or a file that is not text at all. */
function refuseGarbage(text: string, encoding: Encoding, isChosen: boolean): void {
  const controls = text.slice(0, SAMPLE_BYTES).match(CONTROL)?.length ?? 0;
  if (controls * 100 > Math.min(text.length, SAMPLE_BYTES)) {
    throw isChosen
      ? refusal('import.encoding', `The file is no text in ${encoding}. Choose another encoding.`)
      : refusal('import.not_a_statement', 'This is a binary file, not a statement. Ask your bank for OFX, QFX or CSV.');
  }
  const place = text.indexOf(REPLACED);
  if (place >= 0 && (isChosen || encoding !== 'utf-8')) {
    const line = lineAt(text, place);
    throw refusal(
      'import.encoding',
      `Line ${line} holds bytes that are no text in ${encoding}. Choose another encoding, or save the file as UTF-8.`,
      line,
    );
  }
}

/**
 * The text of the bytes. A byte order mark or the pattern of NULs settles UTF-16; bytes that are valid UTF-8 are UTF-8, whatever an OFX
 * header claims; anything else has one byte a letter. Throws import.encoding and import.not_a_statement.
 */
export function decode(bytes: Uint8Array, chosen: Encoding | undefined): Decoded {
  const encoding = chosen ?? detect(bytes);
  const text = iconv.decode(bytes, encoding).replace(/\r\n?/g, '\n');
  refuseGarbage(text, encoding, chosen !== undefined);
  return { text, encoding };
}
