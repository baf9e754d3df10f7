import { isCivilDay } from '../../core/calendar/day.ts';
import { instantOf, momentOf } from '../../platform/clock.ts';

const WRITTEN = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;
/** Of a `+02:00`, the milliseconds. */
const offsetMs = (offset: string): number => {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(offset) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
};

/**
 * An instant of the former application: `2025-01-15 08:00:00.123456`, `2025-01-15T08:00:00Z`, or with an offset. Without one it is UTC, which that application
 * wrote. Fractions are cut at the millisecond. A day alone is its beginning. Undefined for anything else.
 */
export function instantFrom(text: string): string | undefined {
  const [, day = '', hours = '00', minutes = '00', seconds = '00', fraction = '', offset = 'Z'] = WRITTEN.exec(text.trim()) ?? [];
  if (!isCivilDay(day) || day < '0001' || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const moment = momentOf(`${day}T${hours}:${minutes}:${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}Z`);
  const instant = instantOf(offset.toUpperCase() === 'Z' ? moment : moment - offsetMs(offset));
  return /^\d{4}-/.test(instant) ? instant : undefined;
}

/** The civil day of a text: a day, or an instant in UTC. */
export const dayFrom = (text: string): string | undefined => (isCivilDay(text.trim()) ? text.trim() : instantFrom(text)?.slice(0, 10));
