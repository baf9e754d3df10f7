import { dayInZone, isoDay } from '../src/core/calendar/day.ts';
import { systemClock } from '../src/platform/clock.ts';
import { onBothDatabases } from './databases.ts';
import { SAID } from './fill-checkins.ts';
import { type Askers, comparePages, cookieOf, type Page } from './pages.ts';

// Checking in for a week that has a check-in already, and a year of check-ins, among 1,000 people, against a bare Fastify that asks the database the same.

const PEOPLE = 1000;
const CHECKIN_WEEKS = 60;

function asked({ clients, people, bareUrl }: Askers): readonly Page[] {
  const lastWeek = isoDay(dayInZone(systemClock.now(), 'UTC') - 7);
  const body = JSON.stringify(SAID);
  const json = { 'content-type': 'application/json' };
  const own = (client: Askers['clients'][number]) => ({ cookie: cookieOf(client), origin: client.url, 'x-csrf-token': client.csrfToken ?? '' });
  return [
    {
      name: 'PUT /api/checkins/{date}',
      own: clients.map((client) => ({
        url: `${client.url}/api/checkins/${lastWeek}`,
        method: 'PUT',
        headers: { ...own(client), ...json },
        body,
      })),
      bare: people.map(({ id }) => ({ url: `${bareUrl}/checkin/${id}`, method: 'PUT', headers: json, body })),
    },
    {
      name: 'GET /api/checkins?weeks=52',
      own: clients.map((client) => ({ url: `${client.url}/api/checkins?weeks=52`, headers: { cookie: cookieOf(client) } })),
      bare: people.map(({ id }) => ({ url: `${bareUrl}/checkins/${id}`, headers: {} })),
    },
  ];
}

await onBothDatabases((database) =>
  comparePages(database, { title: 'Check-ins of people', people: PEOPLE, checkinWeeks: CHECKIN_WEEKS, pages: ['checkin', 'checkins'], asked }),
);
