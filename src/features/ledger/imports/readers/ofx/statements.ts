import { refuseTooManyRows } from '../limits.ts';
import { refusal } from '../problems.ts';
import { piecesOf } from './elements.ts';

/** The values of a part of the file by their names in upper case; the first that is not empty counts. */
export type Values = ReadonlyMap<string, string>;

/** A STMTTRN. A value of a part within it is named by both: `PAYEE.NAME`. */
export interface Entry {
  /** The line of its tag, counted from 1. */
  readonly line: number;
  readonly values: Values;
  /** Its text in the file. */
  readonly raw: string;
}

/** The statement of one account. `values` are named by their part: `LEDGERBAL.BALAMT`, `BANKACCTFROM.ACCTID`. */
export interface OfxStatement {
  /** The tag that held it: STMTRS, CCSTMTRS, or one that is not read. */
  readonly tag: string;
  readonly line: number;
  readonly values: Values;
  readonly entries: readonly Entry[];
}

/** What an OFX file holds. `message` is what the bank said where it said something went wrong. */
export interface OfxFile {
  readonly statements: readonly OfxStatement[];
  readonly message: string | undefined;
}

/** Statements of accounts whose rows are read. */
const READ = new Set(['STMTRS', 'CCSTMTRS']);
/** Statements that are recognised, to say that they are not read. */
const UNREAD = new Set(['INVSTMTRS', 'LOANSTMTRS', 'AMRTSTMTRS']);
/** Parts of a statement that hold values; elsewhere the name of an element says enough. */
const PARTS = new Set([
  'BANKACCTFROM',
  'CCACCTFROM',
  'INVACCTFROM',
  'LEDGERBAL',
  'AVAILBAL',
  'BANKTRANLIST',
  'STMTTRN',
  'PAYEE',
  'BANKACCTTO',
  'CCACCTTO',
  'CURRENCY',
  'ORIGCURRENCY',
  'STATUS',
  'BAL',
]);
/** Parts that are open while rows are listed; a file that ends in one of them, or in a statement, is cut off. */
const isPart = (name: string): boolean =>
  PARTS.has(name) || READ.has(name) || UNREAD.has(name) || name === 'OFX' || /(?:MSGSRS|TRNRS)(?:V\d)?$/.test(name);

/** OFX nests about ten parts. */
const DEEPEST = 50;

interface Draft {
  readonly tag: string;
  readonly line: number;
  readonly values: Map<string, string>;
  readonly entries: Entry[];
}

const setFirst = (values: Map<string, string>, name: string, value: string): void => {
  if (value !== '' && !values.has(name)) values.set(name, value);
};

/** Reads the parts of one file in one pass. */
class Walk {
  readonly statements: Draft[] = [];
  message: string | undefined;
  readonly #text: string;
  readonly #open: string[] = [];
  #entry: { readonly line: number; readonly at: number; readonly values: Map<string, string> } | undefined;
  #line = 1;
  #feed: number;
  #count = 0;

  constructor(text: string) {
    this.#text = text;
    this.#feed = text.indexOf('\n');
  }

  /** Places are asked for in their order. The next line end is remembered: a file may be one long line. */
  #lineOf(at: number): number {
    while (this.#feed >= 0 && this.#feed < at) {
      this.#line += 1;
      this.#feed = this.#text.indexOf('\n', this.#feed + 1);
    }
    return this.#line;
  }

  /** The statement that is being read. */
  get #statement(): Draft | undefined {
    return this.#open.some((name) => READ.has(name) || UNREAD.has(name)) ? this.statements.at(-1) : undefined;
  }

  open(name: string, value: string, at: number): void {
    if (value !== '' || !isPart(name)) {
      this.#value(name, value);
      return;
    }
    if (name === 'STMTTRN') {
      this.#endEntry(at);
      this.#entry = { line: this.#lineOf(at), at, values: new Map() };
    }
    if (READ.has(name) || UNREAD.has(name)) this.statements.push({ tag: name, line: this.#lineOf(at), values: new Map(), entries: [] });
    this.#open.push(name);
    if (this.#open.length > DEEPEST)
      throw refusal('import.broken', 'The parts of the file are nested without end. Nothing of it was kept.', this.#lineOf(at));
  }

  #value(name: string, value: string): void {
    const part = this.#open.at(-1) ?? '';
    if (part === 'STATUS') {
      if (name === 'MESSAGE' && value !== '') this.message ??= value;
      return;
    }
    const isOfEntry = this.#entry !== undefined;
    const values = isOfEntry ? this.#entry?.values : this.#statement?.values;
    if (values === undefined) return;
    const isPlain = part === 'STMTTRN' || part === 'BANKTRANLIST' || READ.has(part) || UNREAD.has(part);
    setFirst(values, isPlain ? name : `${part}.${name}`, value);
  }

  close(name: string, at: number, end: number): void {
    const depth = this.#open.lastIndexOf(name);
    if (depth < 0) return;
    // What was left open inside is closed with it, as SGML has it.
    if (this.#open.indexOf('STMTTRN', depth) >= 0) this.#endEntry(name === 'STMTTRN' ? end : at);
    this.#open.length = depth;
  }

  #endEntry(end: number): void {
    const entry = this.#entry;
    if (entry === undefined) return;
    this.#entry = undefined;
    this.#open.length = Math.max(this.#open.lastIndexOf('STMTTRN'), 0);
    this.#count += 1;
    // A file of nothing but tags would fill the memory.
    refuseTooManyRows(this.#count);
    this.#statement?.entries.push({ line: entry.line, values: entry.values, raw: this.#text.slice(entry.at, Math.min(end, entry.at + 4000)) });
  }

  /** Refuses a file that ends in the middle of something. */
  refuseCut(): void {
    const inside = this.#open.at(-1);
    if (inside === undefined) return;
    const line = this.#lineOf(this.#text.trimEnd().length);
    throw refusal(
      'import.broken',
      `The file breaks off on line ${line}, inside <${inside}>. Download it from your bank once more; nothing of it was kept.`,
      line,
    );
  }
}

/** The statements in the text of an OFX file. Throws import.broken with the line where a file is cut off. */
export function statementsIn(text: string): OfxFile {
  const walk = new Walk(text);
  for (const piece of piecesOf(text)) {
    if (piece.kind === 'open') walk.open(piece.name, piece.value, piece.at);
    else walk.close(piece.name, piece.at, piece.end);
  }
  walk.refuseCut();
  return { statements: walk.statements, message: walk.message };
}
