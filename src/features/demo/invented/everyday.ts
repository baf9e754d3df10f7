import { chanceOf, type Chance } from './chance.ts';
import { everydayRow, type InventedRow } from './rows.ts';
import type { Timeline } from './timeline.ts';
import type { Week } from './wellness.ts';

const MARKETS = ['Green Basket Supermarket', 'Green Basket Supermarket', 'Corner Street Grocery', 'Hillside Farmers Market'] as const;
const TABLES = ['Blue Door Diner', 'Canton Noodle House Restaurant', 'Little Olive Pizza', 'La Paloma Taqueria', 'Morning Bell Coffee'] as const;
const SHOPS = ['Harbor Department Store', 'Threadbare Clothing', 'Page & Lantern Bookstore', 'Garnet Electronics', 'Oakline Hardware Store'] as const;
const SHOWS = ['Aurora Cinema', 'Ridgeway Bowling', 'Old Town Theater'] as const;

/** A bank writes the number of the till, and not the same each time. */
const withTill = (payee: string, chance: Chance): string => `${payee} #${chance.whole(1, 28).toString().padStart(4, '0')}`;

/** An amount near the usual one, never far below it. */
const about = (usual: number, spread: number, chance: Chance): number => Math.max(usual / 3, usual + spread * chance.normal());

function food({ monday, stress }: Week, chance: Chance): readonly InventedRow[] {
  const rows = [
    everydayRow(monday + 5, about(64, 12, chance), withTill('Green Basket Supermarket', chance)),
    everydayRow(monday + chance.whole(1, 3), about(31, 9, chance), withTill(chance.pick(MARKETS), chance)),
  ];
  // A week of much stress has one or two more meals out; which week it is, is mostly chance.
  const meals = Math.min(6, Math.max(0, Math.round(2.2 + 0.85 * stress + 0.9 * chance.normal())));
  for (let meal = 0; meal < meals; meal += 1) {
    const place = chance.pick(TABLES);
    const spent = place === 'Morning Bell Coffee' ? about(6.2, 1.3, chance) : about(23, 7, chance);
    rows.push(everydayRow(monday + chance.whole(0, 6), spent, place));
  }
  return rows;
}

function others({ monday }: Week, chance: Chance): readonly InventedRow[] {
  const rows = [everydayRow(monday + chance.whole(0, 6), about(36, 6, chance), withTill('Summit Gas Station', chance))];
  const maybe = (share: number, usual: number, spread: number, payee: string) => {
    if (chance.next() < share) rows.push(everydayRow(monday + chance.whole(0, 6), about(usual, spread, chance), payee));
  };
  maybe(0.55, 38, 16, chance.pick(SHOPS));
  maybe(0.2, 52, 20, chance.pick(SHOPS));
  maybe(0.4, 14, 6, 'Wellspring Pharmacy');
  maybe(0.35, 21, 7, chance.pick(SHOWS));
  maybe(0.2, 44, 5, 'Verde Hair Salon');
  maybe(0.25, 29, 6, 'Whisker Pet Supplies');
  maybe(0.06, 38, 9, 'Petal & Stem Florist');
  maybe(0.5, 14, 3, 'City Transit Fares');
  if (chance.next() < 0.3) rows.push(everydayRow(monday + chance.whole(0, 6), chance.pick([40, 60]), 'ATM Withdrawal'));
  return rows;
}

/** What is spent from day to day, week by week. */
export function everydayRows(weeks: readonly Week[], { first, last }: Timeline): readonly InventedRow[] {
  const [forFood, forOthers] = [chanceOf('food'), chanceOf('others')];
  return weeks.flatMap((week) => [...food(week, forFood), ...others(week, forOthers)]).filter(({ day }) => day >= first && day <= last);
}
