import type { Db } from '../../platform/database/store.ts';

/** A message that is to be paid. Amounts in ten-thousandths. */
export interface Cost {
  /** In UTC. */
  readonly day: string;
  readonly lane: 'open' | 'trusted';
  readonly price: number;
}

/**
 * Spends the price if that leaves the day within `most` in all and, of the open lane, within `mostOpen`; false, and nothing is spent, when it does not.
 * One statement, so that spending at once, of any number of processes, is counted one after another.
 */
export async function spend(db: Db, { day, lane, price }: Cost, most: number, mostOpen: number): Promise<boolean> {
  if (price > (lane === 'open' ? Math.min(most, mostOpen) : most)) return false;
  const [open, trusted] = lane === 'open' ? [price, 0] : [0, price];
  const spent = await db
    .insertInto('message_budgets')
    .values({ day, spent_open: open, spent_trusted: trusted })
    .onConflict((conflict) =>
      conflict
        .column('day')
        .doUpdateSet((column) => ({
          spent_open: column('message_budgets.spent_open', '+', open),
          spent_trusted: column('message_budgets.spent_trusted', '+', trusted),
        }))
        .where(({ eb, and }) =>
          and([
            eb(eb('message_budgets.spent_open', '+', eb.ref('message_budgets.spent_trusted')), '<=', most - price),
            ...(lane === 'open' ? [eb('message_budgets.spent_open', '<=', mostOpen - price)] : []),
          ]),
        ),
    )
    .returning('id')
    .executeTakeFirst();
  return spent !== undefined;
}

/** Gives back the price of a message that was not sent after all. */
export async function unspend(db: Db, { day, lane, price }: Cost): Promise<void> {
  const column = lane === 'open' ? 'spent_open' : 'spent_trusted';
  await db
    .updateTable('message_budgets')
    .set((of) => ({ [column]: of(column, '-', price) }))
    .where('day', '=', day)
    .where(column, '>=', price)
    .execute();
}

/** Removes days before this one. */
export async function deleteBudgetsBefore(db: Db, day: string): Promise<void> {
  await db.deleteFrom('message_budgets').where('day', '<', day).execute();
}
