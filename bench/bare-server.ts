import Fastify from 'fastify';
import { z } from 'zod';
import { dayInZone, isoDay } from '../src/core/calendar/day.ts';
import { createCheckinService } from '../src/features/checkins/service.ts';
import { createForecasts } from '../src/features/forecast/service.ts';
import { createAsking } from '../src/features/insights/index.ts';
import { createTransactions } from '../src/features/ledger/transactions/service.ts';
import { systemClock } from '../src/platform/clock.ts';
import { openStore } from '../src/platform/database/open.ts';
import { bound } from '../src/platform/database/parameters.ts';
import type { DatabaseSettings } from '../src/platform/database/settings.ts';
import type { Store } from '../src/platform/database/store.ts';
import type { Caller } from '../src/platform/http/route.ts';
import { createOutbox } from '../src/platform/jobs/outbox.ts';
import { openBare, type Statement } from './bare-driver.ts';
import { SAID } from './fill-checkins.ts';

/**
 * The reference for requests: a bare Fastify that asks the database what Mingus asks for the same page, through the bare driver, and writes
 * the rows down as they come. It has no sessions, no schemas, no limits, no log, and computes nothing. Its argument is a task as JSON.
 */
const pageName = z.enum(['forecast', 'transactions', 'checkins', 'checkin']);
const task = z.object({ database: z.custom<DatabaseSettings>(), people: z.array(z.int()), pages: z.array(pageName), port: z.int() });
const { database, people, pages, port } = task.parse(JSON.parse(process.argv[2] ?? ''));

/** How Mingus makes each page. */
function making(store: Store): Readonly<Record<z.output<typeof pageName>, (caller: Caller) => Promise<unknown>>> {
  const clock = systemClock;
  const outbox = createOutbox({ store, clock });
  const forecasts = createForecasts({ store, clock });
  const transactions = createTransactions({ store, clock, outbox });
  const checkins = createCheckinService({ store, clock, onChanged: createAsking({ outbox, clock }) });
  return {
    forecast: (caller) => forecasts.read(caller, { days: 365, everyday: true }),
    transactions: (caller) => transactions.list(caller, { limit: 50 }),
    checkins: (caller) => checkins.list(caller, { weeks: 52, limit: 50 }),
    checkin: (caller) => checkins.save(caller, isoDay(dayInZone(clock.now(), 'UTC') - 7), SAID),
  };
}

/** The statements of each page for each person, overheard from Mingus itself, so that they cannot differ. */
async function overhear(): Promise<ReadonlyMap<string, readonly Statement[]>> {
  let heard: Statement[] = [];
  const store = await openStore(database, { onQuery: ({ sql, parameters }) => heard.push({ sql, parameters: parameters.map(bound) }) });
  const make = making(store);
  const statements = new Map<string, readonly Statement[]>();
  for (const user_id of people) {
    const caller = { user_id, role: 'person', time_zone: 'UTC', currency: 'USD', session_id: null } as const;
    for (const page of pages) {
      await make[page](caller);
      statements.set(`/${page}/${user_id}`, heard);
      heard = [];
    }
  }
  await store.close();
  return statements;
}

const statements = await overhear();
const bare = openBare(database);
const server = Fastify();
server.get('/ready', async () => 'ready');
server.get('/*', async (request, reply) => {
  const rows = await bare.ask(statements.get(request.url) ?? []);
  return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(rows));
});
server.put('/*', async (request, reply) => {
  const rows = await bare.askTogether(statements.get(request.url) ?? []);
  return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(rows));
});
await server.listen({ host: '127.0.0.1', port });
