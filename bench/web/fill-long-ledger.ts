import { type EpochDay, isoDay } from '../../src/core/calendar/day.ts';
import { cents } from '../../src/core/money/cents.ts';
import { categorise } from '../../src/core/categories/categorise.ts';
import { searchText } from '../../src/features/ledger/transactions/search.ts';
import { insertMany } from '../../src/platform/database/insert-many.ts';
import type { Store } from '../../src/platform/database/store.ts';
import { chance } from '../../tests/support/statements.ts';
import { addPeople, type FilledPerson } from '../fill.ts';

const AT = '2025-01-01T00:00:00.000Z';
const dates = { created_at: AT, updated_at: AT };

/** Payees of many lengths, some of which take two lines on a phone. */
const PAYEES = [
  'Green Market',
  'Blue Door Cafe',
  'SPEEDWAY FUEL 00412 WEST HARTFORD CT',
  'Metro Transit',
  'Oakfield Pharmacy',
  'Homewares Outlet',
  'PAYPAL *PAPERANDPEN 402-935-7733',
  'Aurora Cinema',
] as const;

/** Rows a day on average, so that 10,000 are five and a half years. */
const A_DAY = 5;

/** Adds a person, number `number` by their address, with one account and so many rows up to a day; the same ones each time. */
export async function fillLongLedger(
  store: Store,
  { number, rows, today, passwordHash }: { readonly number: number; readonly rows: number; readonly today: EpochDay; readonly passwordHash: string },
): Promise<FilledPerson> {
  const next = chance(number);
  return store.transaction(async (db) => {
    const [person] = await addPeople(db, number, 1, passwordHash);
    if (person === undefined) throw new Error('nobody was added');
    const user_id = person.id;
    const account = {
      user_id,
      name: 'Everyday',
      kind: 'checking' as const,
      currency: 'USD',
      balance: cents(250_000),
      balance_as_of: isoDay(today),
      ...dates,
    };
    const { id: account_id } = await db.insertInto('ledger_accounts').values(account).returning('id').executeTakeFirstOrThrow();
    const made = Array.from({ length: rows }, (_, index) => {
      const payee = PAYEES[Math.floor(next() * PAYEES.length)] ?? '';
      const amount = cents(-300 - Math.round(next() * 8000));
      const memo = next() < 0.2 ? 'card 4411' : null;
      const posted_on = isoDay(today - Math.floor(index / A_DAY));
      return {
        user_id,
        account_id,
        posted_on,
        amount,
        payee,
        ...categorise(payee, amount, new Map()),
        memo,
        search_text: searchText(payee, memo),
        ...dates,
      };
    });
    await insertMany(db, 'transactions', made);
    return person;
  });
}
