import { describe, expect, it } from 'vitest';
import { dayNumber } from '../calendar/day.ts';
import { findIn, type Line, seeded } from './ledger.fixture.ts';

// Ledgers in which nothing recurs but habits: how often does something come of them none the less?

const LEDGERS = 100;
const DAYS = 540;
const FIRST = dayNumber('2024-01-01');
const NAMES = [
  'harbour',
  'corner',
  'elm',
  'maple',
  'river',
  'summit',
  'garden',
  'market',
  'union',
  'lantern',
  'copper',
  'meadow',
  'willow',
  'orchard',
];

/** How a payee's amounts come about, in minor units. */
const AMOUNTS = {
  /** A basket: another amount each time, over a factor of ten. */
  basket: (chance: () => number) => () => Math.round(600 * Math.exp(chance() * 2.3)),
  /** A menu: one of three prices. */
  menu: (chance: () => number) => {
    const prices = [0, 1, 2].map(() => 300 + Math.floor(chance() * 1500));
    return () => prices[Math.floor(chance() * 3)] ?? 300;
  },
  /** A ticket: one price. */
  ticket: (chance: () => number) => {
    const price = 200 + Math.floor(chance() * 1000);
    return () => price;
  },
};

/** Fourteen payees that are gone to once in 4 to 60 days on average, each day as likely as any; every second one mostly at weekends. */
function habits(seed: number, amounts: keyof typeof AMOUNTS): readonly Line[] {
  const chance = seeded(seed);
  return NAMES.flatMap((name, index): Line[] => {
    const apart = 4 * 15 ** chance();
    const amount = AMOUNTS[amounts](chance);
    const lines: Line[] = [];
    for (let day = FIRST; day < FIRST + DAYS; day++) {
      const likely = index % 2 === 0 ? 1 : [5, 6].includes((day + 3) % 7) ? 2.5 : 0.4;
      if (chance() < likely / apart) lines.push([day, -amount(), `POS PURCHASE ${name} store`]);
    }
    return lines;
  });
}

describe('in ledgers of habits without a bill', () => {
  it.each([
    ['basket', 0.05],
    ['menu', 0.05],
    ['ticket', 0.05],
  ] as const)('of the kind %s, at most %d of the ledgers have a find', (kind, most) => {
    const finds = Array.from({ length: LEDGERS }, (_, seed) => findIn(habits(seed + 1, kind)));
    const share = finds.filter((found) => found.length > 0).length / LEDGERS;
    const rhythms = Object.entries(Object.groupBy(finds.flat(), ({ recurrence }) => recurrence.frequency)).map(
      ([name, all]) => `${all.length} ${name}`,
    );
    console.log(`${kind}: ${share * 100} % of ${LEDGERS} ledgers of 14 habits have a find (${rhythms.join(', ')})`);
    expect(share).toBeLessThanOrEqual(most);
  });
});
