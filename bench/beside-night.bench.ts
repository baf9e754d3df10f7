import { type BenchDatabase, onBothDatabases } from './databases.ts';
import { quantile, summarise } from './figures.ts';
import { type Asked, send } from './load.ts';
import { cookieOf, fillPeople } from './pages.ts';
import { report } from './report.ts';
import { startMingus } from './server-process.ts';
import { signIn } from './signed-in.ts';
import { doAllJobs } from './worker-process.ts';

// How long a page takes on a single server while it works out everybody's insights, as it does every night and after it was off: beside the same when that is done.

const PEOPLE = 2000;
const CHECKIN_WEEKS = 52;
const ROUNDS = 6;
const ONE_BY_ONE = 60;

/** The 95th in a hundred of each round, one request after the other. */
async function roundsOf(asked: readonly Asked[]): Promise<readonly number[]> {
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { each } = await send(asked, ONE_BY_ONE, 1);
    rounds.push(quantile(each, 0.95));
  }
  return rounds;
}

await onBothDatabases(async (database: BenchDatabase) => {
  const people = await fillPeople(database, { people: PEOPLE, checkinWeeks: CHECKIN_WEEKS });
  const server = await startMingus(database.url, { CACHE_SECONDS: '0' });
  try {
    const clients = await signIn(server.url, people);
    const asked = clients.map((client): Asked => ({ url: `${client.url}/api/overview`, headers: { cookie: cookieOf(client) } }));
    await send(asked, ONE_BY_ONE, 1);
    const beside = await roundsOf(asked);
    await doAllJobs(database.url);
    const alone = await roundsOf(asked);
    report(`First pages while a server works out insights, ${database.name}`, [
      summarise({
        name: 'GET /api/overview, 95 in 100 are faster than',
        unit: 'ms',
        values: beside,
        reference: { name: 'the same when there is nothing to do', values: alone },
      }),
    ]);
  } finally {
    await server.stop();
  }
});
