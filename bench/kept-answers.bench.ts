import { type BenchDatabase, onBothDatabases } from './databases.ts';
import type { Measurement } from './figures.ts';
import { cookieOf, fillPeople, measurePage } from './pages.ts';
import { report } from './report.ts';
import { startMingus } from './server-process.ts';
import { signIn } from './signed-in.ts';

// What it is worth to keep an answer: the first page and the forecast while nothing changes, against a Mingus that works them out each time.

const PEOPLE = 1000;
const CHECKIN_WEEKS = 60;

async function compare(database: BenchDatabase): Promise<void> {
  const people = await fillPeople(database, { people: PEOPLE, checkinWeeks: CHECKIN_WEEKS });
  const [keeping, plain] = await Promise.all([startMingus(database.url), startMingus(database.url, { CACHE_SECONDS: '0' })]);
  try {
    const [known, others] = [await signIn(keeping.url, people), await signIn(plain.url, people)];
    const asked = (clients: typeof known, path: string) =>
      clients.map((client) => ({ url: `${client.url}${path}`, headers: { cookie: cookieOf(client) } }));
    const measurements: Measurement[] = [];
    for (const path of ['/api/overview', '/api/forecast']) {
      const page = { name: `GET ${path}, kept`, own: asked(known, path), bare: asked(others, path) };
      measurements.push(...(await measurePage(page, 'worked out each time')));
    }
    report(`Kept answers among ${PEOPLE}, ${database.name}`, measurements);
  } finally {
    await Promise.all([keeping.stop(), plain.stop()]);
  }
}

await onBothDatabases(compare);
