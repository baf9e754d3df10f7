import { sql } from 'kysely';
import { dayInZone, isoDay } from '../src/core/calendar/day.ts';
import { lastCompleteSunday } from '../src/core/insight/window.ts';
import { createAnalysing } from '../src/features/insights/analysing.ts';
import { instantOf, systemClock } from '../src/platform/clock.ts';
import { insertMany } from '../src/platform/database/insert-many.ts';
import type { Store } from '../src/platform/database/store.ts';
import type { FilledPerson } from './fill.ts';

/** So many people's insights are worked out; everybody else gets those of one of them: to work them out for a hundred thousand would take half an hour. */
const WORKED_OUT = 200;
/** People that are written for at a time. */
const GROUP = 100;

/** Gives all people insights up to this week, so that tables are as large as they come to be, and no worker finds anything to do beside what is measured. */
export async function giveInsights(store: Store, people: readonly FilledPerson[]): Promise<void> {
  const originals = people.slice(0, WORKED_OUT).map(({ id }) => id);
  const failures = await createAnalysing({ store, clock: systemClock }).several(originals);
  if (failures.length > 0) throw failures[0];
  const {
    id: _id,
    user_id: _person,
    ...copied
  } = await store.db.selectFrom('health_spending_correlations').selectAll().limit(1).executeTakeFirstOrThrow();
  const columns = Object.keys(copied);
  const [into, from] = [columns.map((column) => sql.ref(column)), columns.map((column) => sql.ref(`pair.${column}`))].map((each) => sql.join(each));
  const now = instantOf(systemClock.now());
  const run = { requested_at: now, finished_at: now, analysed_to: isoDay(lastCompleteSunday(dayInZone(systemClock.now(), 'UTC'))) };
  const [first = 0] = originals;
  for (let start = originals.length; start < people.length; start += GROUP) {
    const group = people.slice(start, start + GROUP).map(({ id }) => id);
    await store.transaction(async (db) => {
      await sql`insert into health_spending_correlations (user_id, ${into})
        select person.id, ${from} from users as person
        join health_spending_correlations as pair on pair.user_id = ${sql.lit(first)} + person.id % ${sql.lit(originals.length)}
        where person.id between ${group[0]} and ${group.at(-1)}`.execute(db);
      await insertMany(
        db,
        'insight_runs',
        group.map((user_id) => ({ user_id, ...run })),
      );
    });
  }
}
