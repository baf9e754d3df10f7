import { type Cents, centsFromDecimal, MAX_AMOUNT } from '../../../../core/money/cents.ts';
import type { DECIMAL_MARKS } from '../options.ts';

/** The mark before the decimals. */
export type DecimalMark = (typeof DECIMAL_MARKS)[number];

/** An amount as it is written, taken apart: its sign, and its figures with their points and commas. */
export interface WrittenAmount {
  readonly isNegative: boolean;
  /** A plus, a minus, brackets or DR/CR stand there. */
  readonly hasSign: boolean;
  /** Digits, points and commas. Blanks and apostrophes between thousands are gone. */
  readonly figures: string;
}

const MINUS = /[\u2212\u2012\u2013\u2014\uFE63\uFF0D]/g;
// U+0020 and its wider, narrower and unbreakable kin.
const BLANK = String.raw`[\s\u00A0\u2000-\u200B\u202F\u205F\u3000]`;
const BLANKS = new RegExp(BLANK, 'g');
const CURRENCY_SIGN = String.raw`(?:\p{Sc}|[A-Z]{1,3}\p{Sc}|[A-Z]{3}|zł|Kč|kr\.?|Fr\.?|lei|Ft|Lt|лв\.?)`;
const CURRENCY_BEFORE = new RegExp(String.raw`^([-+(]?)${CURRENCY_SIGN}(?=[-+(\d.,])`, 'u');
const CURRENCY_BEHIND = new RegExp(String.raw`${CURRENCY_SIGN}([-+)]?)$`, 'u');
const FIGURES = /^(?:\d{1,3}(?:['’´]\d{3})+(?:[.,]\d*)?|[\d.,]*\d[\d.,]*)$/;

/** The side that a word behind an amount tells. */
const SIDES: Readonly<Record<string, { readonly isNegative: boolean }>> = {
  CR: { isNegative: false },
  DR: { isNegative: true },
  DB: { isNegative: true },
};

/**
 * Takes an amount apart: currency signs, blanks and apostrophes between thousands are dropped; a minus before or behind, of any kind,
 * brackets and a DR behind make it negative. Undefined for text that is no amount: `1e400`, `abc`, an empty cell.
 */
export function writtenAmount(text: string): WrittenAmount | undefined {
  if (text.length > 60 || !/\d/.test(text)) return undefined;
  // The plainest kind is nearly all of a file.
  if (/^-?\d+(?:[.,]\d\d)?$/.test(text)) {
    const isNegative = text.startsWith('-');
    return { isNegative, hasSign: isNegative, figures: isNegative ? text.slice(1) : text };
  }
  return takenApart(text);
}

function takenApart(text: string): WrittenAmount | undefined {
  const close = text.replace(MINUS, '-').replace(BLANKS, '');
  const [, sideWord] = /(CR|DR|DB)\.?$/i.exec(close) ?? [];
  const side = SIDES[sideWord?.toUpperCase() ?? ''];
  const bare = (side === undefined ? close : close.replace(/(?:CR|DR|DB)\.?$/i, '')).replace(CURRENCY_BEFORE, '$1').replace(CURRENCY_BEHIND, '$1');
  const [, opening, before = '', figures = '', behind = '', closing] =
    /^(\()?([-+])?([^-+()]*?)([-+])?(\))?$/.exec(bare.replace(CURRENCY_BEFORE, '$1')) ?? [];
  if ((opening === undefined) !== (closing === undefined) || !FIGURES.test(figures)) return undefined;
  // Two signs are no amount; a comma or point at the end of both is.
  if (before !== '' && behind !== '') return undefined;
  const isNegative = (before === '-' || behind === '-') !== (opening !== undefined || side?.isNegative === true);
  return {
    isNegative,
    hasSign: before !== '' || behind !== '' || opening !== undefined || side !== undefined,
    figures: figures.replace(/['’´]/g, ''),
  };
}

/** What the figures of one amount tell of the decimal mark: one of both, nothing, or that either is possible (`1.234`). */
export function markIn(figures: string): DecimalMark | 'either' | undefined {
  const [point, comma] = [figures.lastIndexOf('.'), figures.lastIndexOf(',')];
  if (point < 0 && comma < 0) return undefined;
  if (point >= 0 && comma >= 0) return point > comma ? '.' : ',';
  const [mark, other, last] = point >= 0 ? (['.', ',', point] as const) : ([',', '.', comma] as const);
  if (figures.indexOf(mark) !== last) return other;
  const [before, behind] = [last, figures.length - last - 1];
  return behind === 3 && before >= 1 && before <= 3 && !figures.startsWith('0') ? 'either' : mark;
}

/** What the amounts of a file tell together. `settled` is the mark of most; null when none tells, and then `unclear` is one that needs it. */
export interface MarkEvidence {
  readonly settled: DecimalMark | null;
  readonly unclear: string | null;
}

const ENOUGH_VOTES = 500;

/** Counts what all amounts of a file tell of its decimal mark. */
export function markOf(amounts: Iterable<WrittenAmount>): MarkEvidence {
  const votes = { '.': 0, ',': 0 };
  let unclear: string | null = null;
  for (const amount of amounts) {
    if (votes['.'] + votes[','] >= ENOUGH_VOTES) break;
    const mark = markIn(amount.figures);
    if (mark === 'either') unclear ??= amount.figures;
    else if (mark !== undefined && amountOf(amount, mark) !== undefined) votes[mark] += 1;
  }
  if (votes['.'] === 0 && votes[','] === 0) return { settled: null, unclear };
  return { settled: votes['.'] >= votes[','] ? '.' : ',', unclear: null };
}

// Thousands in threes, or as in India in twos with three at the end.
const GROUPED = /^\d{1,3}(?:,\d{2,3})*,\d{3}$/;

/**
 * The amount in minor units, signed; undefined when its figures are no number with that decimal mark (`12,50` where the comma parts
 * thousands) or it is beyond 1,000,000,000.00. More than two decimals are rounded half away from zero.
 */
export function amountOf({ isNegative, figures }: WrittenAmount, mark: DecimalMark): Cents | undefined {
  const last = figures.lastIndexOf(mark);
  const whole = last < 0 ? figures : figures.slice(0, last);
  // Nearly all amounts have no thousands marks.
  const thousands = mark === ',' && whole.length > 3 ? whole.replaceAll('.', '\0').replaceAll(',', '.').replaceAll('\0', ',') : whole;
  if (!/^\d*$/.test(thousands) && !GROUPED.test(thousands)) return undefined;
  const decimals = last < 0 ? '' : figures.slice(last + 1);
  const amount = centsFromDecimal(`${isNegative ? '-' : ''}${thousands.replaceAll(',', '')}.${decimals}`);
  return amount === undefined || Math.abs(amount) > MAX_AMOUNT ? undefined : amount;
}

/** Whether the text can be an amount with one mark or the other: `02.03.2018` cannot. */
export function isAmountLike(text: string): boolean {
  const amount = writtenAmount(text);
  return amount !== undefined && (amountOf(amount, '.') !== undefined || amountOf(amount, ',') !== undefined);
}
