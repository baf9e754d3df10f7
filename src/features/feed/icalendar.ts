import { dayNumber, isoDay } from '../../core/calendar/day.ts';

/** Something that lasts a day. */
export interface CalendarDay {
  /** The same for the same thing each time it is written, and of nothing else in the world. */
  readonly uid: string;
  readonly day: string;
  readonly summary: string;
}

/** A calendar as it goes out. */
export interface Calendar {
  readonly name: string;
  /** When it was made: an instant of ISO 8601. */
  readonly made_at: string;
  readonly days: readonly CalendarDay[];
}

/** RFC 5545, 3.1: octets of a line without its end. */
const LINE_OCTETS = 75;

/** Text as a property holds it (RFC 5545, 3.3.11). What no text may hold is left out: a control character would end the line for some programs. */
const text = (value: string): string =>
  value
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Cc}/gu, (character) => (character === '\n' ? character : ''))
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n');

const octetsOf = (value: string): number => Buffer.byteLength(value);

/** A line, broken where it is too long and never inside of a character; what goes on begins with a space, which counts. */
function folded(line: string): string {
  let written = '';
  let octets = 0;
  for (const character of line) {
    const more = octetsOf(character);
    if (octets + more > LINE_OCTETS) {
      written += '\r\n ';
      octets = 1;
    }
    written += character;
    octets += more;
  }
  return written;
}

const dateOf = (day: string): string => day.replaceAll('-', '');
const stampOf = (instant: string): string => `${instant.slice(0, 19).replace(/[-:]/g, '')}Z`;

const eventOf = ({ uid, day, summary }: CalendarDay, stamp: string): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${uid}`,
  `DTSTAMP:${stamp}`,
  `DTSTART;VALUE=DATE:${dateOf(day)}`,
  // The day on which it is over: the next one.
  `DTEND;VALUE=DATE:${dateOf(isoDay(dayNumber(day) + 1))}`,
  `SUMMARY:${text(summary)}`,
  // It takes nobody's time, and is nobody else's concern.
  'TRANSP:TRANSPARENT',
  'CLASS:PRIVATE',
  'END:VEVENT',
];

/** Writes a calendar by RFC 5545, with what programs know of RFC 7986: its name, and how often to look again. */
export function writeCalendar({ name, made_at, days }: Calendar): string {
  const stamp = stampOf(made_at);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Mingus//Calendar feed//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...days.flatMap((day) => eventOf(day, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}
