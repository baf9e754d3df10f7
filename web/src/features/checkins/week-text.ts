import { dayNumber, isoDay } from '../../../../src/core/calendar/day.ts';
import { dayText } from '../../i18n/format.ts';

/** A week by its ends: `Mon 6 Jan – Sun 12 Jan`, with years where they differ from that of `near`. */
export const weekText = (monday: string, near: string): string => `${dayText(monday, near)} – ${dayText(isoDay(dayNumber(monday) + 6), near)}`;
