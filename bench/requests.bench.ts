import { onBothDatabases } from './databases.ts';
import { fillPeople, passwordHash } from './pages.ts';
import { report } from './report.ts';
import { REQUESTS } from './requests/kinds.ts';
import { measureRequest } from './requests/measure-request.ts';
import { type Filled, startSetUp } from './requests/set-up.ts';
import { doAllJobs } from './worker-process.ts';

// What people ask for, among 1,000 of them, over real HTTP with real sessions and limits: how much a server can do, and how late answers come at half of it, with one
// process and with two, beside a bare Fastify that sends the database the same statements and answers the same bytes.

const PEOPLE = 1000;
const CHECKIN_WEEKS = 60;
/** What is measured with two processes as well, unless all of it is: what costs most of each kind. */
const OF_TWO = process.env['MINGUS_BENCH_FULL'] === '1' ? /./ : /overview|PUT|login/;

await onBothDatabases(async (database) => {
  const people = await fillPeople(database, { people: PEOPLE, checkinWeeks: CHECKIN_WEEKS });
  await doAllJobs(database.url);
  const middle = Math.floor(people.length / 2);
  const filled: Filled = { database, asking: people.slice(0, middle), signingIn: people.slice(middle), passwordHash };
  for (const processes of [1, 2]) {
    const kinds = REQUESTS.filter(({ name }) => processes === 1 || OF_TWO.test(name));
    const setUp = await startSetUp(filled, processes, kinds, processes === 1);
    try {
      for (const sides of setUp.sides) {
        report(`${sides.kind.name}, ${setUp.name}`, await measureRequest(setUp, sides, database, processes === 1));
      }
    } finally {
      await setUp.close();
    }
  }
});
