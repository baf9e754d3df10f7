import { calendarDate, dayNumber, epochDay, type EpochDay, isoDay } from '../../../../src/core/calendar/day.ts';
import { monthText } from '../../i18n/format.ts';

interface SeenDotsProps {
  /** The ISO days on which it was seen, the oldest first. */
  readonly days: readonly string[];
  /** Whether there are older ones that `days` leaves out: the line then begins with the oldest it has. */
  readonly shortened?: boolean;
  /** The ISO day on which it is expected next: a hollow dot, where it is near enough. */
  readonly next: string | null;
  /** ISO day. */
  readonly today: string;
  /** The word under the end of the line. */
  readonly todayWord: string;
}

const MONTHS = 14;
/** How far behind today the line may go on to show the next one. */
const AHEAD_DAYS = 35;
const MIDDLE = 12;

/** When something came back, as dots on a line of the last 14 months. For the eye alone: put beside it how often it was seen, and the rows. */
export function SeenDots({ days, shortened = false, next, today, todayWord }: SeenDotsProps) {
  const now = dayNumber(today);
  const seen = days.map(dayNumber);
  const from = beginning(seen[0] ?? now, now, shortened);
  const expected = next === null ? null : dayNumber(next);
  const until = Math.max(now, seen.at(-1) ?? now, expected !== null && expected <= now + AHEAD_DAYS ? expected : now);
  const place = (day: EpochDay): string => `${1.5 + (97 * (day - from)) / Math.max(1, until - from)}%`;
  return (
    <div aria-hidden="true" className="flex flex-col text-sm text-soft max-w-text">
      <svg width="100%" height={2 * MIDDLE} className="block overflow-visible">
        <line x1="0" x2="100%" y1={MIDDLE} y2={MIDDLE} stroke="var(--line)" strokeWidth="2" />
        {firstsOfMonths(from, until).map((day) => (
          <line key={day} x1={place(day)} x2={place(day)} y1={MIDDLE - 4} y2={MIDDLE + 4} stroke="var(--edge)" />
        ))}
        {seen.map((day, index) => (
          // Two of one day lie over each other.
          <circle key={index} cx={place(day)} cy={MIDDLE} r="5" fill="var(--accent)" stroke="var(--card)" />
        ))}
        {expected !== null && expected <= until && (
          <circle cx={place(expected)} cy={MIDDLE} r="4.5" fill="var(--card)" stroke="var(--accent)" strokeWidth="2" strokeDasharray="3 2" />
        )}
      </svg>
      <span className="hidden md:flex justify-between gap-4">
        <span>{monthText(isoDay(from))}</span>
        <span>{todayWord}</span>
      </span>
    </div>
  );
}

/** The first of the month with which the line begins: fourteen months back, or where the oldest day is. */
function beginning(oldest: EpochDay, now: EpochDay, shortened: boolean): EpochDay {
  const { year, month } = calendarDate(now);
  const back = year * 12 + month - 1 - (MONTHS - 1);
  const usual = epochDay(Math.floor(back / 12), (back % 12) + 1, 1);
  const { year: oldestYear, month: oldestMonth } = calendarDate(oldest);
  const atOldest = epochDay(oldestYear, oldestMonth, 1);
  return shortened ? atOldest : Math.min(usual, atOldest);
}

function firstsOfMonths(from: EpochDay, until: EpochDay): EpochDay[] {
  const firsts: EpochDay[] = [];
  const { year, month } = calendarDate(from);
  for (let later = month - 1; ; later++) {
    const first = epochDay(year + Math.floor(later / 12), (later % 12) + 1, 1);
    if (first > until) return firsts;
    firsts.push(first);
  }
}
