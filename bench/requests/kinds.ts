import { dayInZone, isoDay } from '../../src/core/calendar/day.ts';
import { cents } from '../../src/core/money/cents.ts';
import { systemClock } from '../../src/platform/clock.ts';
import type { Client } from '../../tests/support/client.ts';
import { believableRows, writeOfx } from '../../tests/support/statements.ts';
import type { FilledPerson } from '../fill.ts';
import { SAID } from '../fill-checkins.ts';
import type { Asked } from '../load.ts';
import { cookieOf } from '../pages.ts';
import { PASSWORD } from '../signed-in.ts';

/** Who asks: somebody who is signed in, and the same of somebody whose sessions nobody else needs. */
export interface Asker {
  readonly client: Client;
  readonly stranger: FilledPerson;
}

/** A kind of request, as people send it. */
export interface RequestKind {
  readonly name: string;
  /** What a bare route does in its place: send what was overheard, and that in one transaction; or check a password; or read a file. */
  readonly bare: 'read' | 'write' | 'sign-in' | 'import';
  /** The least part of a bare route's throughput that is aimed at, by database. */
  readonly goal?: Readonly<Record<'SQLite' | 'PostgreSQL', number>>;
  /** The request of somebody at the server there; `turn` is another one each time. */
  readonly asked: (asker: Asker, url: string, turn: number) => Asked;
}

const GOAL_OF_READS = { SQLite: 0.6, PostgreSQL: 0.5 };
const GOAL_OF_WRITES = { SQLite: 0.5, PostgreSQL: 0.5 };
const JSON_TYPE = { 'content-type': 'application/json' };
const IMPORTED_ROWS = 100;
const BOUNDARY = 'the-end-of-a-part';

const read = (path: string): RequestKind => ({
  name: `GET ${path}`,
  bare: 'read',
  goal: GOAL_OF_READS,
  asked: ({ client }, url) => ({ url: `${url}${path}`, headers: { cookie: cookieOf(client) } }),
});

const unsafe = (client: Client, url: string) => ({ cookie: cookieOf(client), origin: url, 'x-csrf-token': client.csrfToken ?? '' });

/** A file of 100 rows, other ones for each turn. */
export function fileOfTurn(turn: number): string {
  const rows = believableRows({ from: '2020-01-01', months: 12, seed: turn }).slice(0, IMPORTED_ROWS);
  return writeOfx({ account: { number: '123456789' }, rows, ledgerBalance: { amount: cents(150_000), as_of: rows.at(-1)?.posted_on ?? '' } });
}

const asForm = (file: string): string =>
  [
    `--${BOUNDARY}`,
    'content-disposition: form-data; name="file"; filename="bank.ofx"',
    'content-type: application/octet-stream',
    '',
    file,
    `--${BOUNDARY}--`,
    '',
  ].join('\r\n');

/** What people ask for, from what they see first to what takes longest. */
export const REQUESTS: readonly RequestKind[] = [
  read('/api/overview'),
  read('/api/forecast'),
  read('/api/transactions'),
  read('/api/checkins?weeks=52'),
  {
    name: 'PUT /api/checkins/{date}',
    bare: 'write',
    goal: GOAL_OF_WRITES,
    asked: ({ client }, url) => ({
      url: `${url}/api/checkins/${isoDay(dayInZone(systemClock.now(), 'UTC') - 7)}`,
      method: 'PUT',
      headers: { ...unsafe(client, url), ...JSON_TYPE },
      body: JSON.stringify(SAID),
    }),
  },
  {
    name: `POST /api/imports of ${IMPORTED_ROWS} rows`,
    bare: 'import',
    asked: ({ client }, url, turn) => ({
      url: `${url}/api/imports`,
      method: 'POST',
      headers: { ...unsafe(client, url), 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
      body: asForm(fileOfTurn(turn)),
      status: 201,
    }),
  },
  {
    name: 'POST /api/auth/login',
    bare: 'sign-in',
    asked: ({ stranger: { email } }, url) => ({
      url: `${url}/api/auth/login`,
      method: 'POST',
      headers: { origin: url, ...JSON_TYPE },
      body: JSON.stringify({ email, password: PASSWORD }),
    }),
  },
];
