import { cents, centsFromDecimal } from '../../core/money/cents.ts';
import { isStorable } from '../../contract/fields.ts';
import type { Column } from '../../platform/database/migrations/columns.ts';
import { dayFrom, instantFrom } from './instants.ts';
import { choiceOf } from './spellings.ts';

/** A value as SQLite gave it: whatever stood in the column, for its columns hold anything. */
export type LegacyValue = null | number | bigint | string | Uint8Array;

/** What became of a value: as it is kept, and what was changed about it, if anything. */
export interface Taken {
  /** Null where it could not be kept. */
  readonly value: unknown;
  /** In words, for whoever reads the report; left out where nothing was lost. */
  readonly change?: string;
}

const lost = (change: string): Taken => ({ value: null, change });

function numberOf(raw: LegacyValue): number | undefined {
  if (typeof raw === 'number' || typeof raw === 'bigint') return Number(raw);
  return typeof raw === 'string' && /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(raw) ? Number(raw) : undefined;
}

const isWithin = (value: number, { least, most }: Column): boolean =>
  Number.isFinite(value) && (least === undefined || value >= least) && (most === undefined || value <= most);

function money(raw: LegacyValue, column: Column): Taken {
  const number = numberOf(raw);
  const amount = number === undefined ? undefined : centsFromDecimal(typeof raw === 'string' ? raw : String(number));
  if (amount === undefined || !isWithin(amount, column)) return lost(number === undefined ? 'not an amount' : 'out of range');
  // Sums of floats end in 0.30000000000000004, which loses nothing; 1234.565 does.
  const isExact = Math.abs((number ?? 0) * 100 - amount) < 1e-4;
  return isExact ? { value: amount } : { value: amount, change: 'rounded to cents' };
}

function whole(raw: LegacyValue, column: Column): Taken {
  const number = numberOf(raw);
  if (number === undefined) return lost('not a number');
  const rounded = Math.sign(number) * Math.round(Math.abs(number));
  if (!isWithin(rounded, column) || !Number.isSafeInteger(rounded)) return lost('out of range');
  return rounded === number ? { value: rounded } : { value: rounded, change: 'rounded to a whole number' };
}

function ratio(raw: LegacyValue, column: Column): Taken {
  const number = numberOf(raw);
  if (number === undefined) return lost('not a number');
  return isWithin(number, column) ? { value: number } : lost('out of range');
}

const FLAGS: Readonly<Record<string, boolean>> = { '0': false, '1': true, false: false, true: true, f: false, t: true, no: false, yes: true };

function flag(raw: LegacyValue): Taken {
  const value = FLAGS[String(raw).trim().toLowerCase()];
  return value === undefined ? lost('neither yes nor no') : { value };
}

function choice(raw: LegacyValue, { choices = [] }: Column): Taken {
  const text = String(raw);
  const value = choiceOf(text, choices);
  if (value !== undefined) return value === text ? { value } : { value, change: `is spelled ${value} now` };
  return choices.includes('other') ? { value: 'other', change: 'not one of the choices; is other now' } : lost('not one of the choices');
}

function text(raw: LegacyValue, { most = Number.MAX_SAFE_INTEGER }: Column): Taken {
  if (raw instanceof Uint8Array) return lost('bytes and not text');
  const given = String(raw);
  const clean = given.replaceAll('\u0000', '').toWellFormed();
  // Both databases count characters, of which JavaScript sees some as two.
  const characters = clean.length > most ? [...clean] : undefined;
  if (characters !== undefined && characters.length > most) return { value: characters.slice(0, most).join(''), change: `cut at ${most} characters` };
  return clean === given ? { value: clean } : { value: clean, change: 'characters that cannot be kept were taken out' };
}

function storable(value: unknown): unknown {
  if (typeof value === 'string') return isStorable(value) ? value : value.replaceAll('\u0000', '').toWellFormed();
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [String(storable(key)), storable(member)]));
}

function json(raw: LegacyValue, { shape }: Column): Taken {
  let parsed: unknown;
  try {
    parsed = JSON.parse(String(raw));
  } catch {
    return lost('not JSON');
  }
  const found = Array.isArray(parsed) ? 'array' : typeof parsed === 'object' && parsed !== null ? 'object' : 'other';
  // An empty text or null said nothing there.
  if (parsed === null) return { value: null };
  if (found === 'other' || (shape !== 'either' && shape !== found)) return lost(`JSON of another shape than ${shape}`);
  const value = storable(parsed);
  return JSON.stringify(value) === JSON.stringify(parsed) ? { value } : { value, change: 'characters that cannot be kept were taken out' };
}

const READERS: Readonly<Record<Column['kind'], (raw: LegacyValue, column: Column) => Taken>> = {
  money,
  whole,
  ratio,
  flag,
  choice,
  text,
  json,
  instant: (raw) => ({ value: instantFrom(String(raw)) ?? null, ...(instantFrom(String(raw)) === undefined && { change: 'not an instant' }) }),
  day: (raw) => ({ value: dayFrom(String(raw)) ?? null, ...(dayFrom(String(raw)) === undefined && { change: 'not a day' }) }),
  id: whole,
  computed: () => ({ value: null }),
};

/** Reads a value of the former application as a column keeps it. NULL stays null, and so does an empty text where no text is kept. */
export function takeValue(raw: LegacyValue, column: Column): Taken {
  if (raw === null) return { value: null };
  if (column.kind !== 'text' && typeof raw === 'string' && raw.trim() === '') return { value: null };
  return READERS[column.kind](raw, column);
}

/** What a column that may not be empty holds where nothing is known; undefined where there is no such value. */
export function presetOf({ preset, kind, shape }: Column): unknown {
  if (preset !== undefined)
    return kind === 'json' && typeof preset === 'string' ? JSON.parse(preset) : kind === 'money' ? cents(Number(preset)) : preset;
  if (kind === 'json') return shape === 'array' ? [] : {};
  return kind === 'text' ? '' : undefined;
}
