import { expect, it } from 'vitest';
import type { Store } from '../../../src/platform/database/store.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { type Answers, attack, shapes, TARGET } from './attackers.ts';
import { besiege } from './besieged.ts';
import { liveThrough } from './day.ts';
import { type Ended, people, type Somebody } from './people.ts';

// A day of the real service with a set clock: `PHONE_ATTACK_TRIES=100000` for more tries, `PHONE_ATTACK_SEED` for another day.
const TRIES = Number(process.env['PHONE_ATTACK_TRIES'] ?? 5_000);
/** The day that is lived through. */
export const SEED = Number(process.env['PHONE_ATTACK_SEED'] ?? 20_250_115);
const PEOPLE = 150;
const CHORES = { everyMs: 240_000 };
/** In ten-thousandths: the defaults of VERIFICATION_BUDGET, and of it what is not kept for people who are trusted. */
const BUDGET = 100_000;
/** Such a day takes minutes on a busy machine. */
export const LONG_MS = 3_600_000;

const neighbours: Readonly<Record<string, (who: Somebody, index: number) => Somebody>> = {
  // The office from which it comes.
  'one address and ten countries': (who, index) => (index < 3 ? { ...who, ip_address: TARGET.ip_address } : who),
  'many addresses and one prefix': (who, index) => (index < 3 ? { ...who, phone_number: `${TARGET.prefix}000${index}` } : who),
  'one victim bombed': (who, index) => (index === 0 ? { ...who, phone_number: TARGET.phone_number } : who),
};

/** What was answered, each answer with how often. */
export const told = (answers: Answers): string => [...answers].map(([answer, times]) => `${answer} ${times}`).join(', ');

const spentOf = async (store: Store): Promise<readonly number[]> =>
  (await store.db.selectFrom('message_budgets').selectAll().execute()).map(({ spent_open, spent_trusted }) => spent_open + spent_trusted);

/** Declares the tests of days under these attacks, each on both databases: files of their own are lived through at once. */
export const testDaysUnder = (names: readonly string[]): void =>
  onEachDatabase('a day under attack', (open, dialect) => {
    it.each(names)(
      '%s: costs no more than the budget, and people get through',
      async (name) => {
        const shape = shapes[name];
        if (shape === undefined) throw new Error(`no attack ${name}`);
        const store = await open();
        const besieged = besiege(store, SEED);
        const [answers, ended]: [Answers, Ended] = [new Map(), { bySms: 0, byApp: 0, unfinished: [] }];
        const honest = await people(besieged, PEOPLE, ended, neighbours[name]);
        await liveThrough(besieged.desk.clock, [...honest, ...attack(besieged, shape(), TRIES, answers)], { ...CHORES, run: besieged.tend });

        const spent = await spentOf(store);
        const { messages } = besieged.desk;
        process.stdout.write(
          `${dialect}, seed ${SEED}, ${TRIES} tries of ${name}: ${told(answers)}; ${messages.length} messages for ${(Math.max(...spent) / 10_000).toFixed(2)} a day at most; of ${PEOPLE} people ${ended.bySms} by SMS, ${ended.byApp} by an app\n`,
        );
        expect([...answers.values()].reduce((total, times) => total + times, 0)).toBe(TRIES);
        expect(Math.max(...spent)).toBeLessThanOrEqual(BUDGET);
        // Nothing goes out that was not paid: the cheapest message costs 0.01.
        expect(messages.length * 100).toBeLessThanOrEqual(spent.reduce((total, day) => total + day, 0));
        expect(messages.filter(({ to }) => to === TARGET.phone_number).length).toBeLessThanOrEqual(8);
        expect(messages.filter(({ to }) => to.startsWith(TARGET.prefix)).length).toBeLessThanOrEqual(10);
        expect(messages.filter(({ to }) => !to.startsWith('+1')).length).toBeLessThanOrEqual(50);
        expect(ended.unfinished).toEqual([]);
        expect(ended.bySms + ended.byApp).toBeGreaterThanOrEqual(0.99 * PEOPLE);
      },
      LONG_MS,
    );
  });
