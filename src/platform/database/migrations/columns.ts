/** What a column is, whichever database it stands in; `ddl.ts` says how each database writes it. */
export interface Column {
  readonly kind: 'id' | 'instant' | 'day' | 'money' | 'flag' | 'ratio' | 'whole' | 'json' | 'choice' | 'text' | 'computed';
  readonly nullable: boolean;
  /** The value of a row that names none. */
  readonly preset?: string | number | boolean;
  /** Ends of the range, both included; of text, the fewest and most characters. */
  readonly least?: number;
  readonly most?: number;
  readonly choices?: readonly string[];
  readonly shape?: 'object' | 'array' | 'either';
  /** SQL of a computed column, in words that both databases know. */
  readonly formula?: string;
  readonly references?: { readonly table: string; readonly onDelete: 'cascade' | 'set null' };
}

/** The largest amount that a person or a file can give, in minor units: 1,000,000,000.00. */
const MOST_MONEY = 100_000_000_000;
/** The largest whole number that stays exact in JavaScript. */
const MOST_EXACT = Number.MAX_SAFE_INTEGER;

const column = (kind: Column['kind'], more: Omit<Column, 'kind' | 'nullable'> = {}): Column => ({ kind, nullable: false, ...more });

/** The row's number, given by the database and never used twice. */
export const id = (): Column => column('id');
/** A moment in UTC with milliseconds. */
export const instant = (): Column => column('instant');
/** A civil day. */
export const day = (): Column => column('day');
/** Money of either sign in minor units, as exact as it can be: what a bank's file says is not judged. */
export const money = (): Column => column('money', { least: -MOST_EXACT, most: MOST_EXACT });
/** Money that cannot be negative, up to 1,000,000,000.00. */
export const moneyNotNegative = (): Column => column('money', { least: 0, most: MOST_MONEY });
/** A flag, and what it is when nothing is said. */
export const flag = (preset: boolean): Column => column('flag', { preset });
/** A number between two ends. */
export const ratio = (least: number, most: number): Column => column('ratio', { least, most });
/** A whole number between two ends. */
export const whole = (least: number, most: number, preset?: number): Column =>
  column('whole', { least, most, ...(preset === undefined ? {} : { preset }) });
/** A count, from 0. */
export const count = (preset?: number): Column => whole(0, 2_147_483_647, preset);
/** A JSON object, array, or either. */
export const json = (shape: 'object' | 'array' | 'either', preset?: string): Column =>
  column('json', { shape, ...(preset === undefined ? {} : { preset }) });
/** One of a list of words. */
export const choice = (choices: readonly string[], preset?: string): Column =>
  column('choice', { choices, ...(preset === undefined ? {} : { preset }) });
/** Text of at most `most` characters. */
export const text = (most: number, preset?: string): Column => column('text', { least: 0, most, ...(preset === undefined ? {} : { preset }) });
/** Hexadecimal or other text of an exact length. */
export const exactly = (characters: number, preset?: string): Column => ({ ...text(characters, preset), least: characters });
/** A whole number that the database computes from other columns of the row. */
export const computed = (formula: string): Column => column('computed', { formula });
/** The number of a row elsewhere, and what happens here when that row goes. */
export const reference = (table: string, onDelete: 'cascade' | 'set null'): Column => ({
  kind: 'whole',
  nullable: onDelete === 'set null',
  references: { table, onDelete },
});
/** The same column, when it may be left out: null is "not known", and no range or choice is asked of it. */
export const optional = (given: Column): Column => ({ ...given, nullable: true });
