import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { onSqlite } from '../../../tests/support/databases.ts';
import { type App, startApp } from '../../../tests/support/server.ts';
import { openStore } from '../../platform/database/open.ts';

const ofPair = { health_metric: z.string(), spending_category: z.string() };
const shown = z.object({
  stale: z.boolean(),
  items: z.array(z.object({ ...ofPair, correlation_direction: z.string(), wider: z.string().nullable() })),
});
const tested = z.object({ items: z.array(z.object({ ...ofPair, why_not: z.string().nullable() })) });

/** What is told of the demo's last year: what is shown, and which totals only repeat it. */
async function told(app: App) {
  const client = app.client();
  expect((await client.post('/api/demo')).status).toBe(201);
  const insights = (await client.get('/api/insights?period=yearly')).read(shown);
  const pairs = (await client.get('/api/insights/pairs?period=yearly')).read(tested);
  const named = ({ health_metric, spending_category }: (typeof pairs.items)[number]) => `${health_metric} with ${spending_category}`;
  return { insights, tested: pairs.items.length, repeating: pairs.items.filter(({ why_not }) => why_not === 'repeats').map(named) };
}

// Many days are tried without a database, where it is known which rows are bills; here they are found first, as anybody's are.
onSqlite('what moves together of the demo, once its bank file was read and its bills were found', (makeDatabase) => {
  it.each(['2028-02-29', '2029-12-31', '2031-01-05'])(
    'on %s is eating out with stress, and nothing else but the total it is part of',
    async (day) => {
      const store = await openStore(await makeDatabase());
      onTestFinished(() => store.close());
      const { insights, tested, repeating } = await told(await startApp(store, { now: `${day}T12:00:00.000Z` }));
      const items = [expect.objectContaining({ health_metric: 'stress_level', spending_category: 'dining', correlation_direction: 'positive' })];
      expect(insights).toEqual({ stale: false, items });
      expect(tested).toBe(70);
      expect(insights.items.map(({ wider }) => wider)).toEqual([repeating.length === 0 ? null : 'discretionary']);
      expect(repeating.filter((pair) => pair !== 'stress_level with discretionary')).toEqual([]);
    },
  );
});
