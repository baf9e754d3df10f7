import { onBothDatabases } from './databases.ts';
import { type Askers, comparePages, cookieOf, type Page } from './pages.ts';

// Two pages among 1,000 people's ledgers, over real HTTP with real sessions, against a bare Fastify that asks the database the same.

const PEOPLE = 1000;

function asked({ clients, people, bareUrl }: Askers): readonly Page[] {
  const own = (path: string, headers = {}) =>
    clients.map((client) => ({ url: `${client.url}${path}`, headers: { cookie: cookieOf(client), ...headers } }));
  const bare = (page: string) => people.map(({ id }) => ({ url: `${bareUrl}/${page}/${id}`, headers: {} }));
  return [
    { name: 'GET /api/forecast', own: own('/api/forecast'), bare: bare('forecast') },
    { name: 'GET /api/forecast, gzip', own: own('/api/forecast', { 'accept-encoding': 'gzip' }), bare: bare('forecast') },
    { name: 'GET /api/transactions', own: own('/api/transactions'), bare: bare('transactions') },
  ];
}

await onBothDatabases((database) =>
  comparePages(database, { title: 'Requests of people', people: PEOPLE, pages: ['forecast', 'transactions'], asked }),
);
