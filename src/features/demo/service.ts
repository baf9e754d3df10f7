import type { Language } from '../../contract/language.ts';
import { changeLanguage } from '../preferences/index.ts';
import { commonProblems, Problem } from '../../contract/problem.ts';
import { dayInZone, isoDay } from '../../core/calendar/day.ts';
import type { Cents } from '../../core/money/cents.ts';
import { type Clock, instantOf } from '../../platform/clock.ts';
import type { Store } from '../../platform/database/store.ts';
import type { Caller, Origin } from '../../platform/http/route.ts';
import { insertCheckins } from '../checkins/index.ts';
import type { DemoPerson } from '../identity/index.ts';
import { isHoliday, type KeptItem, type Ledger, listComingBack, listCoveredAccounts } from '../ledger/index.ts';
import { demoProblems } from './contract.ts';
import { inventHousehold } from './invented/household.ts';
import type { InventedEvent } from './invented/odd.ts';
import { statementFile } from './invented/statement.ts';

/** What the demo is made with. */
export interface DemoNeeds {
  readonly store: Store;
  readonly clock: Clock;
  readonly demoPerson: DemoPerson;
  readonly ledger: Pick<Ledger, 'readBankFile' | 'keepBankFile' | 'planEvent'>;
  /** Looks through a person's ledger for what comes back. */
  readonly findRecurring: (userId: number) => Promise<void>;
  /** Works out which of a person's weeks move together with their spending. */
  readonly analyse: (userId: number) => Promise<void>;
  /** Whether strangers may try it: not in production. */
  readonly isAvailable: boolean;
  /** Where the invented person lives: an IANA name. */
  readonly timeZone: string;
}

/** What was made of the invented person. */
export interface Made {
  readonly rows: number;
  readonly checkins: number;
  readonly events: number;
  readonly accounts: readonly { readonly name: string; readonly current_balance: Cents }[];
  /** What was found to come back, or to have come back. */
  readonly found: readonly Pick<KeptItem, 'name' | 'amount' | 'status'>[];
}

/** What can be done with the demo. */
export type Demo = ReturnType<typeof createDemoService>;

const unavailable = (detail: string): Problem => new Problem(demoProblems['demo.unavailable'], detail);

/**
 * Makes the invented person whole or not at all, in one transaction; undefined when there is one already, also one that is being made at
 * this moment. With `anew` the one that is there goes first.
 */
function createMake({ store, clock, demoPerson, ledger, timeZone, findRecurring, analyse }: DemoNeeds) {
  return async (anew: boolean) => {
    const household = inventHousehold(dayInZone(clock.now(), timeZone), isHoliday);
    const upload = { file_name: 'demo.ofx', bytes: new TextEncoder().encode(statementFile(household)) };
    // What waits for anything but the database comes first.
    const [file, password_hash] = await Promise.all([ledger.readBankFile(upload), demoPerson.hashOfNobody()]);
    const made = await store.transaction(async (db) => {
      const previous = anew ? await demoPerson.find(db) : undefined;
      if (previous !== undefined) await demoPerson.remove(db, previous);
      const user_id = await demoPerson.add(db, { password_hash, time_zone: timeZone });
      if (user_id === undefined) return undefined;
      const caller: Caller = { user_id, role: 'person', time_zone: timeZone, currency: 'USD', session_id: null };
      const { account_id, rows_added } = await ledger.keepBankFile(caller, upload, file);
      const plan = ({ name, amount, day }: InventedEvent) => ledger.planEvent(caller, { account_id, name, amount, date: isoDay(day) });
      const [journey, present] = household.events;
      await plan(journey);
      await plan(present);
      await insertCheckins(db, user_id, household.checkins, instantOf(clock.now()));
      return { user_id, rows: rows_added, checkins: household.checkins.length, events: household.events.length };
    });
    // Jobs would do it a moment later; the first page is to be complete at once. Bills are found first: they are no everyday spending.
    if (made !== undefined) {
      await findRecurring(made.user_id);
      await analyse(made.user_id);
    }
    return made;
  };
}

/** An invented person to look at Mingus with. */
export function createDemoService(needs: DemoNeeds) {
  const { store, clock, demoPerson, isAvailable, timeZone } = needs;
  const make = createMake(needs);
  let making: Promise<unknown> = Promise.resolve();

  /** Makes the person for a button; whoever presses meanwhile waits for it. Two processes are kept apart by the unique address. */
  const makeOnce = (): Promise<unknown> => {
    making = making.then(
      () => make(false),
      () => make(false),
    );
    return making;
  };

  /** What is kept of their answers is in another language, so it is their data that changes. */
  async function spokenTo<Entered extends { readonly user: { readonly id: number } }>(entered: Entered, language: Language): Promise<Entered> {
    const { id } = entered.user;
    await store.onBehalfOf(id, () => store.transaction((db) => changeLanguage(db, id, language, instantOf(clock.now()))));
    return entered;
  }

  return {
    isAvailable,

    /** Signs in as the invented person, who is made first when there is none and speaks the language of whoever came last. Throws demo.unavailable. */
    async start(caller: Caller | null, origin: Origin, language: Language) {
      if (!isAvailable) throw unavailable('The demo is not offered where people keep their own figures. Make an account to start.');
      await making.catch(() => undefined);
      const entered = await demoPerson.enter(caller, origin);
      if (entered !== undefined) return spokenTo(entered, language);
      await makeOnce();
      const made = await demoPerson.enter(caller, origin);
      // Removed again by somebody else, or disabled.
      if (made === undefined) throw unavailable('The demo could not be opened just now. Nothing is lost; try again in a moment.');
      return spokenTo(made, language);
    },

    /** Removes the demo that the caller is signed in as. Throws demo.not_a_demo. */
    async end(caller: Caller): Promise<void> {
      const removed = await store.transaction((db) => demoPerson.remove(db, caller.user_id));
      if (removed) return;
      throw new Problem(demoProblems['demo.not_a_demo'], 'This account is your own. Nothing was removed.');
    },

    /** Makes the invented person anew, whoever tried the demo before. */
    async replace(): Promise<Made> {
      const made = await make(true);
      if (made === undefined) throw new Problem(commonProblems['server.busy'], 'The demo is being made by another process. Try again in a moment.');
      const { user_id, ...counts } = made;
      const accounts = await listCoveredAccounts(store.db, user_id, isoDay(dayInZone(clock.now(), timeZone)));
      const found = await listComingBack(store.db, user_id);
      return {
        ...counts,
        accounts: accounts.map(({ name, current_balance }) => ({ name, current_balance })),
        found: found.map(({ name, amount, status }) => ({ name, amount, status })),
      };
    },

    /** Removes the invented person; answers whether there was one. */
    remove: (): Promise<boolean> =>
      store.transaction(async (db) => {
        const userId = await demoPerson.find(db);
        return userId !== undefined && (await demoPerson.remove(db, userId));
      }),
  };
}
