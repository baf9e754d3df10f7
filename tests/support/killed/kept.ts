import { openStore } from '../../../src/platform/database/open.ts';
import type { DatabaseSettings } from '../../../src/platform/database/settings.ts';
import type { Write } from './write.ts';

/** How often each mark is in the database, in the place of its kind. */
export async function marksKept(database: DatabaseSettings): Promise<ReadonlyMap<string, number>> {
  const store = await openStore(database);
  try {
    const { db } = store;
    const found = [
      ...(await db.selectFrom('transactions').select('payee as mark').execute()),
      ...(await db.selectFrom('planned_events').select('name as mark').execute()),
      ...(await db.selectFrom('recurring_items').select('name as mark').execute()),
      ...(await db.selectFrom('user_health_checkins').select('relationships_notes as mark').execute()),
    ];
    const counts = new Map<string, number>();
    for (const { mark } of found) counts.set(mark ?? '', (counts.get(mark ?? '') ?? 0) + 1);
    return counts;
  } finally {
    await store.close();
  }
}

const timesOf = (kept: ReadonlyMap<string, number>, { mark }: Write): number => kept.get(mark) ?? 0;

/** A row of its own: there once when it was acknowledged, and at most once when it was not. */
function wrongRow(write: Write, kept: ReadonlyMap<string, number>): readonly string[] {
  const times = timesOf(kept, write);
  return times === 1 || (times === 0 && write.answer === undefined) ? [] : [`${write.kind} ${write.mark} is there ${times} times`];
}

/** A week holds what was said of it last: by what was acknowledged, or by what came after that and was not. */
function wrongWeek(checkins: readonly Write[], kept: ReadonlyMap<string, number>): readonly string[] {
  const last = checkins.findLastIndex(({ answer }) => answer !== undefined);
  const holding = checkins.flatMap((write, index) => Array.from({ length: timesOf(kept, write) }, () => index));
  const isRight = holding.length === 0 ? last === -1 : holding.length === 1 && (holding[0] ?? -1) >= last;
  return isRight ? [] : [`the week of ${checkins[0]?.mark} holds ${holding.join()} of ${checkins.length}, and ${last} was acknowledged`];
}

/** What is wrong with what is kept after one writer's writes, in their order: a sentence for each that is lost or doubled. */
export const lostOrDoubled = (writes: readonly Write[], kept: ReadonlyMap<string, number>): readonly string[] => [
  ...writes.filter(({ kind }) => kind !== 'checkin').flatMap((write) => wrongRow(write, kept)),
  ...wrongWeek(
    writes.filter(({ kind }) => kind === 'checkin'),
    kept,
  ),
];
