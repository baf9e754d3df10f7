import { expect, it } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { fillWeeks, weeksOfStress } from '../../../tests/support/insight-world.ts';
import { addPerson } from '../../../tests/support/people.ts';
import type { Store } from '../../platform/database/store.ts';
import { createAnalysing } from './analysing.ts';
import { noteRequest } from './repository.ts';

const clock = { now: () => Date.parse('2026-11-25T12:00:00.000Z') };
const REQUESTED = '2026-11-25T11:00:00.000Z';
const PAIRS = 3 * 70;

/** The store, where something comes to pass just before the first transaction. */
function storeBefore(store: Store, event: () => Promise<unknown>): Store {
  let isFirst = true;
  return {
    ...store,
    transaction: async (work) => {
      if (isFirst) {
        isFirst = false;
        await event();
      }
      return store.transaction(work);
    },
  };
}

onEachDatabase('the insights of several people', (open) => {
  const start = async () => {
    const store = await open();
    const people: number[] = [];
    for (let index = 0; index < 3; index += 1) {
      const { id } = await addPerson(store);
      await fillWeeks(store.db, id, { input: weeksOfStress(20, id), last: '2026-11-16' });
      people.push(id);
    }
    const kept = async () => {
      const rows = await store.db.selectFrom('health_spending_correlations').select(['user_id', 'analysis_period']).execute();
      return people.map((id) => rows.filter(({ user_id }) => user_id === id).length);
    };
    return { store, people, kept };
  };

  it('are kept by one transaction, each by itself as if the others were not', async () => {
    const { store, people, kept } = await start();
    let transactions = 0;
    const counting: Store = {
      ...store,
      transaction: (work) => {
        transactions += 1;
        return store.transaction(work);
      },
    };
    expect(await createAnalysing({ store: counting, clock }).several(people)).toEqual([]);
    expect([await kept(), transactions]).toEqual([[PAIRS, PAIRS, PAIRS], 1]);
    const figures = () =>
      store.db
        .selectFrom('health_spending_correlations')
        .select(['analysis_period', 'health_metric', 'spending_category', 'correlation_strength', 'q_value', 'effect', 'insight_text'])
        .orderBy('user_id')
        .orderBy('analysis_period')
        .orderBy('health_metric')
        .orderBy('spending_category')
        .execute();
    const together = await figures();
    for (const id of people) await createAnalysing({ store, clock }).one(id);
    expect(await figures()).toEqual(together);
  });

  it('are kept of the others when one is erased meanwhile', async () => {
    const { store, people, kept } = await start();
    const erasing = storeBefore(store, () =>
      store.db
        .deleteFrom('users')
        .where('id', '=', people[1] ?? 0)
        .execute(),
    );
    expect(await createAnalysing({ store: erasing, clock }).several(people)).toEqual([]);
    expect(await kept()).toEqual([PAIRS, 0, PAIRS]);
  });

  it('are looked at again of whom something changed meanwhile', async () => {
    const { store, people, kept } = await start();
    const changing = storeBefore(store, () => noteRequest(store.db, people[2] ?? 0, REQUESTED));
    expect(await createAnalysing({ store: changing, clock }).several(people)).toEqual([]);
    expect(await kept()).toEqual([PAIRS, PAIRS, PAIRS]);
    const runs = await store.db.selectFrom('insight_runs').select(['user_id', 'requested_at']).orderBy('user_id').execute();
    expect(runs.at(-1)).toEqual({ user_id: people[2], requested_at: REQUESTED });
  });

  it('say what went wrong, of whom it went wrong, and are kept of the others', async () => {
    const { store, people, kept } = await start();
    const [, broken = 0] = people;
    await store.db.updateTable('users').set({ time_zone: 'Nowhere/At_All' }).where('id', '=', broken).execute();
    expect(await createAnalysing({ store, clock }).several(people)).toEqual([expect.any(RangeError)]);
    expect(await kept()).toEqual([PAIRS, 0, PAIRS]);
  });
});
