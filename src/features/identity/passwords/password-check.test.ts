import { expect, it, onTestFinished } from 'vitest';
import { onEachDatabaseFile } from '../../../../tests/support/databases.ts';
import { clockAt } from '../../../../tests/support/server.ts';
import { Problem } from '../../../contract/problem.ts';
import { createDatabaseRateLimiter } from '../../../platform/cache/database-rate-limiter.ts';
import { instantOf } from '../../../platform/clock.ts';
import { readSettings } from '../../../platform/config/settings.ts';
import { openStore } from '../../../platform/database/open.ts';
import { createOutbox } from '../../../platform/jobs/outbox.ts';
import { insertPerson } from '../account/repository.ts';
import { createLinks } from '../links/service.ts';
import { createDevices } from '../devices/service.ts';
import { createPasswordBudget } from './budget.ts';
import { createPasswordCheck, type PasswordCheck, type ShownPassword } from './password-check.ts';
import { createPasswordHasher, type PasswordHasher } from './password-hash.ts';

const PASSWORD = 'long river quiet lamp';
const { limits } = readSettings({ MINGUS_ENV: 'test' });
const DAY_MS = 86_400_000;

/** The n-th of many addresses. */
const address = (n: number): string => `10.${Math.floor(n / 65_536)}.${Math.floor(n / 256) % 256}.${n % 256}`;
const shown = (email: string, password: string, ip_address = '192.0.2.1', device: string | null = null): ShownPassword => ({
  email,
  password,
  origin: { ip_address, user_agent: 'a test' },
  device,
});

/** The hasher, with a note of each comparison. */
function counted(hasher: PasswordHasher, compared: string[]): PasswordHasher {
  return {
    ...hasher,
    inTurn: (work) =>
      hasher.inTurn((turn) =>
        work({
          ...turn,
          compare: (stored, password) => {
            compared.push(password);
            return turn.compare(stored, password);
          },
        }),
      ),
  };
}

onEachDatabaseFile('passwords of two processes over one database', (makeDatabase) => {
  /** Two processes, and Ada and Bo, each known by a browser. */
  async function twoProcesses() {
    const settings = await makeDatabase();
    const clock = clockAt('2026-03-02T08:00:00.000Z');
    const compared: string[] = [];
    const processes = [];
    for (let count = 0; count < 2; count += 1) {
      const store = await openStore(settings);
      onTestFinished(() => store.close());
      const hasher = counted(createPasswordHasher(), compared);
      const limiter = createDatabaseRateLimiter({ store, clock, secret: 'a key for tests' });
      const devices = createDevices({ clock, outbox: createOutbox({ store, clock }) });
      processes.push({
        store,
        hasher,
        devices,
        check: createPasswordCheck({ store, hasher, devices, links: createLinks({ store, clock }), budget: createPasswordBudget(limiter, limits) }),
      });
    }
    const [first, second] = processes;
    if (first === undefined || second === undefined) throw new Error('two were made');
    const password_hash = await first.hasher.hash(PASSWORD);
    const enrol = (email: string) =>
      first.store.transaction(async (db) => {
        const person = { email, password_hash, full_name: null, time_zone: 'UTC', currency: 'USD', created_at: instantOf(clock.now()) };
        const id = await insertPerson(db, person);
        return first.devices.remember(db, id ?? 0, { shown: null, origin: { ip_address: '', user_agent: '' }, isFirst: true });
      });
    const cookies = { ada: await enrol('ada@example.org'), bo: await enrol('bo@example.org') };
    return { clock, compared, checks: [first.check, second.check] as const, cookies };
  }

  /** Every try at once, one in this process and one in that; what found a full queue comes again, as it was told to. */
  async function allAtOnce(checks: readonly PasswordCheck[], tries: readonly ShownPassword[]): Promise<readonly string[]> {
    const answers = await Promise.allSettled(tries.map(async (each, index) => checks[index % checks.length]?.(each)));
    const outcomes: string[] = [];
    const again: ShownPassword[] = [];
    for (const [index, answer] of answers.entries()) {
      if (answer.status === 'fulfilled') outcomes.push(answer.value?.right === false ? answer.value.reason : 'right');
      else if (!(answer.reason instanceof Problem && answer.reason.type.code === 'server.busy')) throw answer.reason;
      else again.push(...tries.slice(index, index + 1));
    }
    return again.length === 0 ? outcomes : [...outcomes, ...(await allAtOnce(checks, again))];
  }
  const times = <Value>(count: number, make: (index: number) => Value): readonly Value[] => Array.from({ length: count }, (_, index) => make(index));
  const tally = (outcomes: readonly string[]) => {
    const counts: Record<string, number> = {};
    for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
    return counts;
  };

  it('are compared five times and no more of 500 wrong ones at once from one place, whether anybody has the address or not', async () => {
    const { checks, compared } = await twoProcesses();
    const outcomes = await allAtOnce(
      checks,
      times(500, (index) => shown('ada@example.org', `guess ${index}`)),
    );
    expect(tally(outcomes)).toEqual({ wrong_password: 5, too_many_tries: 495 });
    expect(compared).toHaveLength(5);
    const ofNobody = await allAtOnce(
      checks,
      times(100, (index) => shown('nobody@example.org', `guess ${index}`)),
    );
    expect(tally(ofNobody)).toEqual({ unknown_email: 5, too_many_tries: 95 });
    expect(compared).toHaveLength(10);
  }, 120_000);

  it('are compared fifty times a day and no more from 10,000 places, while their owner’s browser signs in every time', async () => {
    const { checks, clock, compared, cookies } = await twoProcesses();
    let evaluated = 0;
    for (let from = 0; from < 10_000; from += 50) {
      const outcomes = await allAtOnce(
        checks,
        times(50, (index) => shown('ada@example.org', 'guess', address(from + index))),
      );
      evaluated += outcomes.filter((outcome) => outcome === 'wrong_password').length;
      if (from % 500 === 0) expect(await checks[0](shown('ada@example.org', PASSWORD, address(from), cookies.ada))).toMatchObject({ right: true });
      clock.pass(DAY_MS / 200);
    }
    expect(evaluated).toBe(50);
    expect(compared.filter((password) => password === 'guess')).toHaveLength(50);
    // Elsewhere she is asked for a link instead, and the browser of another person is worth nothing.
    expect(await checks[1](shown('bo@example.org', 'guess', '192.0.2.9'))).toMatchObject({ reason: 'wrong_password' });
  }, 240_000);

  it('are counted for a browser that the person is known by, and for nobody else’s', async () => {
    const { checks, cookies } = await twoProcesses();
    const from = (device: string | null, ip_address: string) => checks[0](shown('ada@example.org', 'guess', ip_address, device));
    const reasons = async (device: string | null, ip_address: string) => {
      const found = [];
      for (let tries = 0; tries < 6; tries += 1) {
        const answer = await from(device, ip_address);
        found.push(answer.right ? 'right' : answer.usedUp === undefined ? 'wrong' : 'used up');
      }
      return found;
    };
    expect(await reasons(null, '192.0.2.1')).toEqual([...times(5, () => 'wrong'), 'used up']);
    // The count is the place's: with the cookie of another person it is the same place.
    expect(await from(cookies.bo, '192.0.2.1')).toMatchObject({ reason: 'too_many_tries', usedUp: { limit: 'wrong_password' } });
    expect(await from('x'.repeat(43), '192.0.2.1')).toMatchObject({ reason: 'too_many_tries' });
    // Her own browser has a count of its own, wherever it is.
    for (const place of times(5, address)) expect(await from(cookies.ada, place)).toMatchObject({ reason: 'wrong_password' });
    expect(await from(cookies.ada, address(6))).toMatchObject({ reason: 'too_many_tries', usedUp: { limit: 'wrong_password' } });
    expect(await from(null, address(6))).toMatchObject({ reason: 'wrong_password' });
  }, 60_000);

  it('are given back when they were right, also many at once', async () => {
    const { checks, compared } = await twoProcesses();
    expect(
      tally(
        await allAtOnce(
          checks,
          times(40, () => shown('ada@example.org', PASSWORD)),
        ),
      ),
    ).toEqual({ right: 40 });
    expect(compared).toHaveLength(40);
    const wrong = await allAtOnce(
      checks,
      times(8, () => shown('ada@example.org', 'guess')),
    );
    expect(tally(wrong)).toEqual({ wrong_password: 5, too_many_tries: 3 });
  }, 60_000);

  it('from one /64 count together, and the count ends with its time', async () => {
    const { checks, clock } = await twoProcesses();
    const from = (n: number) => checks[n % 2 === 0 ? 0 : 1](shown('ada@example.org', 'guess', `2001:db8:1:2::${n.toString(16)}`));
    for (const n of times(5, (index) => index)) expect(await from(n)).toMatchObject({ reason: 'wrong_password' });
    expect(await from(77)).toMatchObject({ reason: 'too_many_tries', usedUp: { limit: 'wrong_password', count: { resetSeconds: 900 } } });
    clock.pass(899_999);
    expect(await from(78)).toMatchObject({ reason: 'too_many_tries' });
    clock.pass(1);
    expect(await from(79)).toMatchObject({ reason: 'wrong_password' });
  });
});
