import { performance } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import { accountKinds, ENDLESS_TRIES, medianOf } from '../../../../tests/support/account-kinds.ts';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import { startHouse } from '../../../../tests/support/house.ts';
import { type Wait, waitForTick } from './answer-schedule.ts';

const TRIES = 5;
/** Rounds of the slowest kind: so many that a busy machine does not make a quick one slower. */
const SLOW_ROUNDS = 1_000_000;
const QUICK_ROUNDS = 1_000;
/** A timer may fire a millisecond early. */
const EARLY_MS = 5;
/** Kinds whose hash is of today, or that have none. */
const QUICK = ['absent', 'wrong', 'disabled', 'invented'];

// What a clock on the wall could tell of whole answers is measured by `npm run test:faults`. Here it is what each refusal waits for, which is the
// same on a busy machine: that it waits at all, for how much longer than the slowest kind, and never less than the schedule says.
onEachDatabase('a refused sign-in of any kind of account', (open) => {
  it('goes out when its tick comes and not before, in the same bytes', async () => {
    const { promise: tick, resolve: letGo } = Promise.withResolvers<void>();
    let waiting = 0;
    const wait: Wait = () => () => {
      waiting += 1;
      return tick;
    };
    const house = await startHouse(await open(), ENDLESS_TRIES, wait);
    const tries = Object.values(await accountKinds(house, QUICK_ROUNDS));
    let answered = 0;
    const answers = tries.map(async (refused) => {
      const { status, body } = await house.browser().post('/api/auth/login', refused);
      answered += 1;
      return { status, body };
    });
    await expect.poll(() => waiting, { timeout: 50_000 }).toBe(tries.length);
    // A health check goes out meanwhile, and none of these does.
    expect((await house.browser().get('/healthz')).status).toBe(200);
    expect(answered).toBe(0);
    letGo();
    const [first, ...others] = await Promise.all(answers);
    expect(first).toMatchObject({ status: 401, body: { code: 'auth.wrong_credentials' } });
    for (const other of others) expect(other).toEqual(first);
  }, 60_000);

  it('is told to wait for as much longer as the slowest kind took', async () => {
    const spares: number[] = [];
    const wait: Wait =
      () =>
      async (spareMs = 0) =>
        void spares.push(spareMs);
    const house = await startHouse(await open(), ENDLESS_TRIES, wait);
    const kinds = await accountKinds(house, SLOW_ROUNDS);
    const sparesOf = async (kind: string): Promise<readonly number[]> => {
      const from = spares.length;
      for (let count = 0; count < TRIES; count += 1) {
        const refused = kinds[kind];
        expect((await house.browser().post('/api/auth/login', refused)).status).toBe(401);
      }
      return spares.slice(from);
    };
    // Before the slow kind is met there is little to wait for; afterwards every quick one waits for what that took.
    const ofSlow = await sparesOf('slow');
    for (const kind of QUICK) expect(medianOf(await sparesOf(kind)), kind).toBeGreaterThan(medianOf(ofSlow));
    expect(spares).toHaveLength(TRIES * (1 + QUICK.length));
  }, 60_000);

  it('takes half a second at the least, and a tick more where the slowest would', async () => {
    const house = await startHouse(await open(), ENDLESS_TRIES, waitForTick);
    const kinds = await accountKinds(house, QUICK_ROUNDS);
    const tookOf = async (kind: string): Promise<number> => {
      const begunMs = performance.now();
      expect((await house.browser().post('/api/auth/login', kinds[kind])).status).toBe(401);
      return performance.now() - begunMs;
    };
    for (const took of await Promise.all(QUICK.map(tookOf))) expect(took).toBeGreaterThan(500 - EARLY_MS);
    const begunMs = performance.now();
    await waitForTick()(510);
    expect(performance.now() - begunMs).toBeGreaterThan(750 - EARLY_MS);
  }, 60_000);
});
