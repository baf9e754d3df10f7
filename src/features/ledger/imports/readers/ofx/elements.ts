/** A tag or a value of an OFX file, of either syntax. Names are in upper case. `at` is its place in the text. */
export type Piece =
  | { readonly kind: 'open'; readonly name: string; readonly value: string; readonly at: number }
  | { readonly kind: 'close'; readonly name: string; readonly at: number; readonly end: number };

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
}

/** Text with its entities resolved, once; a bare ampersand stays as it is. */
const unescape = (text: string): string => (text.includes('&') ? text.replace(/&(#x?[\da-f]{1,6}|[a-z]{2,5});/gi, entity) : text);

const NAME = /[A-Za-z][\w.:-]*/y;
const CDATA = '<![CDATA[';

/** The value behind a tag: text and CDATA up to the next tag. A `<` that starts no tag belongs to the value. */
function valueFrom(text: string, start: number): { readonly value: string; readonly end: number } {
  let [value, at] = ['', start];
  for (;;) {
    const next = text.indexOf('<', at);
    if (next < 0) return { value: value + unescape(text.slice(at)), end: text.length };
    value += unescape(text.slice(at, next));
    if (text.startsWith(CDATA, next)) {
      const close = text.indexOf(']]>', next);
      value += text.slice(next + CDATA.length, close < 0 ? undefined : close);
      at = close < 0 ? text.length : close + 3;
    } else if (/[A-Za-z/!?]/.test(text[next + 1] ?? '')) {
      return { value, end: next };
    } else {
      value += '<';
      at = next + 1;
    }
  }
}

function nameAt(text: string, at: number): string | undefined {
  NAME.lastIndex = at;
  return NAME.exec(text)?.[0].toUpperCase();
}

/** Where a comment, a declaration or a processing instruction ends. */
function endOfAside(text: string, at: number): number {
  const [closing, length] = text.startsWith('<!--', at) ? (['-->', 3] as const) : (['>', 1] as const);
  const end = text.indexOf(closing, at);
  return end < 0 ? text.length : end + length;
}

/**
 * The tags and values of OFX, of either syntax: SGML where elements have no closing tag, XML, and what banks write in between. An element
 * with a value is one `open` piece; whether an empty one is an empty element or holds others is for the reader, who knows the names.
 */
export function* piecesOf(text: string): Generator<Piece, void> {
  // Beyond the last of them no tag ends, and looking for one again and again would take for ever.
  const lastEnd = text.lastIndexOf('>');
  for (let at = text.indexOf('<'); at >= 0 && at < lastEnd; ) {
    const isClosing = text[at + 1] === '/';
    const name = nameAt(text, at + (isClosing ? 2 : 1));
    const end = name === undefined ? -1 : text.indexOf('>', at);
    if (name === undefined || end < 0) {
      const next = name === undefined && /[!?]/.test(text[at + 1] ?? '') ? endOfAside(text, at) : at + 1;
      at = text.indexOf('<', next);
    } else if (isClosing) {
      yield { kind: 'close', name, at, end: end + 1 };
      at = text.indexOf('<', end);
    } else {
      const isEmpty = text[end - 1] === '/';
      const { value, end: next } = isEmpty ? { value: '', end: text.indexOf('<', end) } : valueFrom(text, end + 1);
      yield { kind: 'open', name, value: value.trim(), at };
      at = next >= text.length ? -1 : next;
    }
  }
}
