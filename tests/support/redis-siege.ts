import { setTimeout as sleep } from 'node:timers/promises';
import { captchaChallenge } from '../../src/contract/captcha.ts';
import { databaseUrl, type MakeDatabase } from './databases.ts';
import { Client } from './client.ts';
import { startServer } from '../journeys/support/server.ts';
import { type FragileRedis, type Outage, startFragileRedis } from './redis-outages.ts';
import { startSmsServer } from './sms-server.ts';
import { solve } from './solve-captcha.ts';
import { idOf } from './wire.ts';

// A real server over PostgreSQL and a Redis that has outages, under load and under attack.

/** Changes that one person may make in a minute: what the greedy want more of. */
const WRITES_MOST = 10;
/** Codes that are sent for one IP address in an hour, however many people and numbers ask. */
const CODES_MOST = 10;
const CALLERS = 6;

/** What was seen of a phase. */
export interface Phase {
  readonly name: string;
  readonly requests: number;
  readonly failed: readonly string[];
  readonly p95Ms: number;
  /** Changes that one person got through in the minute. */
  readonly writes: number;
  /** Codes that were promised to one IP address. */
  readonly codes: number;
  /** From the end of the outage until Redis was used again. */
  readonly recoveredMs: number;
}

/** A server under siege. */
export interface Siege {
  readonly writesMost: number;
  readonly codesMost: number;
  /** Lets people use it and others attack it, `outage` being in the middle third of that time; none when left out. */
  phase(name: string, ms: number, outage?: Outage): Promise<Phase>;
  stop(): Promise<void>;
}

const SETTINGS = {
  TRUSTED_PROXIES: 'loopback',
  CAPTCHA_DIFFICULTY: '3',
  RATELIMIT_READ: '1000000/60',
  RATELIMIT_ANONYMOUS: '1000000/60',
  RATELIMIT_REGISTER: '1000000/60',
  RATELIMIT_REGISTER_DAY: '1000000/60',
  RATELIMIT_WRITE: `${WRITES_MOST}/60`,
  VERIFICATION_SENDS_ADDRESS: `${CODES_MOST}/3600`,
  // So many numbers of one prefix and in all, that only the address is in the way.
  VERIFICATION_SENDS_PREFIX: '1000/3600',
};

const quantile95 = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0;

/** Somebody behind an address of their own. */
async function register(url: string, address: string) {
  const client = new Client(url);
  const headers = { 'x-forwarded-for': address };
  await client.registerPerson();
  return { client, headers };
}

/** Told of each answer, and how long it took where that matters. */
type Noted = (path: string, status: number, ms?: number) => void;

type Somebody = Awaited<ReturnType<typeof register>>;

/** Looks and changes something, as people do, until it is over. */
async function live(
  { client, headers }: Somebody,
  account: number,
  isOver: () => boolean,
  noted: (path: string, status: number, ms: number) => void,
) {
  const paths = ['/api/overview', '/api/transactions', '/api/forecast', '/api/accounts', `/api/accounts/${account}`, '/api/me'];
  for (let turn = 0; !isOver(); turn += 1) {
    const path = paths[turn % paths.length] ?? '/api/me';
    const began = performance.now();
    const { status } = await client.get(path, { headers });
    noted(`GET ${path}`, status, performance.now() - began);
    await sleep(10);
  }
}

/** Changes something more often than it may, some of it while `go` is not yet said; answers how often it was let. */
async function grab({ client, headers }: Somebody, go: Promise<void>, noted: Noted): Promise<number> {
  let let_through = 0;
  for (let turn = 0; turn < 2 * WRITES_MOST; turn += 1) {
    // Half of what is allowed before, the rest during and after.
    if (turn === WRITES_MOST / 2) await go;
    const { status } = await client.patch('/api/profile', { location_city: 'Springfield' }, { headers });
    if (status === 200) let_through += 1;
    noted('PATCH /api/profile', status);
  }
  return let_through;
}

/** Has codes sent to other people's numbers, each another one; answers how many were promised. Some go out later, where they are doubted. */
async function bomb({ client, headers }: Somebody, numbers: readonly string[], go: Promise<void>, noted: Noted): Promise<number> {
  let promised = 0;
  for (const [turn, phone_number] of numbers.entries()) {
    if (turn === 1) await go;
    const first = await client.post('/api/verification/send', { phone_number }, { headers });
    const work = captchaChallenge.safeParse(Object(first.body).captcha);
    const answer = work.success ? await client.post('/api/verification/send', { phone_number, captcha: await solve(work.data) }, { headers }) : first;
    noted('POST /api/verification/send', answer.status);
    if (answer.status === 202 && Object(answer.body).next === 'code') promised += 1;
  }
  return promised;
}

/** Starts it. `makeDatabase` makes a PostgreSQL. */
export async function startSiege(makeDatabase: MakeDatabase): Promise<Siege> {
  const redis = await startFragileRedis();
  const sms = await startSmsServer();
  const server = await startServer({ DATABASE_URL: databaseUrl(await makeDatabase()), REDIS_URL: redis.url, ...SETTINGS, ...sms.env });
  const { url } = server;
  const people = await Promise.all(Array.from({ length: CALLERS }, (_, index) => register(url, `198.51.100.${index + 1}`)));
  const accounts = await Promise.all(
    people.map(async ({ client }) =>
      idOf((await client.post('/api/accounts', { name: 'Main', kind: 'checking', balance: 900, balance_as_of: '2025-01-15' })).body),
    ),
  );
  let phases = 0;

  async function phase(name: string, ms: number, outage?: Outage): Promise<Phase> {
    phases += 1;
    const address = `203.0.113.${phases}`;
    const greedy = await register(url, address);
    const bombers = await Promise.all(Array.from({ length: 4 }, () => register(url, address)));
    // Numbers of other prefixes: nobody is to be spared by a limit of one of them.
    const numbersOf = (who: number): readonly string[] => [0, 1, 2].map((each) => `+1${['202', '310', '415', '617'][who]}555${phases}${who}${each}1`);
    const failed: string[] = [];
    const took: number[] = [];
    const noted = (path: string, status: number, spent?: number): void => {
      if (status >= 500) failed.push(`${path}: ${status}`);
      if (spent !== undefined) took.push(spent);
    };

    let isEnded = false;
    const go = Promise.withResolvers<void>();
    const living = Promise.all(people.map((somebody, index) => live(somebody, accounts[index] ?? 0, () => isEnded, noted)));
    const attacks = Promise.all([
      grab(greedy, go.promise, noted),
      ...bombers.map((somebody, index) => bomb(somebody, numbersOf(index), go.promise, noted)),
    ]);
    await sleep(ms / 3);
    const outageOver = outage === undefined ? sleep((2 * ms) / 3, 0) : during(redis, url, outage, ms / 3, go.resolve);
    if (outage === undefined) go.resolve();
    const [recoveredMs, [writes, ...promised]] = await Promise.all([outageOver, attacks]);
    isEnded = true;
    await living;
    return {
      name,
      requests: took.length,
      failed,
      p95Ms: quantile95(took),
      writes,
      codes: promised.reduce((sum, each) => sum + each, 0),
      recoveredMs,
    };
  }

  return {
    writesMost: WRITES_MOST,
    codesMost: CODES_MOST,
    phase,
    stop: async () => {
      await server.stop();
      await sms.close();
      await redis.stop();
    },
  };
}

/** Lets an outage be for so long, and answers in how many milliseconds after it Redis was used again. */
async function during(redis: FragileRedis, url: string, outage: Outage, ms: number, go: () => void): Promise<number> {
  const isAway = async (): Promise<boolean> => /^mingus_redis_away 1$/m.test(await (await fetch(`${url}/metrics`)).text());
  await redis.begin(outage);
  go();
  await sleep(ms);
  if (!(await isAway())) throw new Error(`nobody noticed that Redis was ${outage}`);
  const ready = await fetch(`${url}/readyz`);
  if (ready.status !== 200 || !/"redis":"failed"/.test(await ready.text()))
    throw new Error(`/readyz answered ${ready.status} while Redis was ${outage}`);
  await redis.end(outage);
  const ended = performance.now();
  while ((await isAway()) && performance.now() - ended < 10_000) await sleep(50);
  await redis.directly((direct) => direct.flushall());
  // Used is what somebody is counted in.
  while ((await redis.directly((direct) => direct.keys('*limit:*'))).length === 0 && performance.now() - ended < 10_000) await sleep(50);
  return performance.now() - ended;
}
