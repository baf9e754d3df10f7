import { isCivilDay } from '../../../../../core/calendar/day.ts';

// 20240131, 20240131120000.000[-5:EST], 20180804093914:014, and 2024-01-31 as some banks write it.
const OFX_DATE = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ]?\d{2}:?(?:\d{2}:?(?:\d{2})?)?(?:[.:,]\d{1,6})?)?\s*(?:Z|\[[^\]]*\]?|[+-]\d{2}:?\d{2})?$/i;

/**
 * The civil day of an OFX date: the digits as the bank wrote them. Its hour and zone are the bank's own and move no day, whatever the
 * zone of the server. Undefined for text that is no day of the years 1900 to 2199.
 */
export function ofxDay(text: string): string | undefined {
  const [, year, month, day] = OFX_DATE.exec(text.trim()) ?? [];
  const iso = `${year}-${month}-${day}`;
  return year !== undefined && iso >= '1900-01-01' && iso < '2200-01-01' && isCivilDay(iso) ? iso : undefined;
}
