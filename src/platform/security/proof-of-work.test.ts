import { expect, it, onTestFinished } from 'vitest';
import { onEachDatabaseFile } from '../../../tests/support/databases.ts';
import { clockAt } from '../../../tests/support/server.ts';
import { solve } from '../../../tests/support/solve-captcha.ts';
import type { CaptchaSolution } from '../../contract/captcha.ts';
import { createDatabaseRateLimiter } from '../cache/database-rate-limiter.ts';
import { openStore } from '../database/open.ts';
import { createProofOfWork } from './proof-of-work.ts';

const KEY = 'the present key of these tests, 40 characters';
const OLDER = 'the older key of these tests, 40 characters..';

onEachDatabaseFile('a proof of work', (makeDatabase) => {
  async function twoProcesses(difficulty = 30) {
    const settings = await makeDatabase();
    const clock = clockAt('2026-03-02T08:00:00.000Z');
    const made = [];
    for (let count = 0; count < 2; count += 1) {
      const store = await openStore(settings);
      onTestFinished(() => store.close());
      const limiter = createDatabaseRateLimiter({ store, clock, secret: KEY });
      made.push((secretKeys: readonly [string, ...string[]]) => createProofOfWork({ clock, limiter, secretKeys, difficulty }));
    }
    const [first, second] = made;
    if (first === undefined || second === undefined) throw new Error('two were made');
    return { clock, first: first([KEY]), second: second([KEY]), rotated: second([KEY.toUpperCase(), KEY]), stranger: second([OLDER]) };
  }

  it('is taken when it is done, by any process under the same key or one still accepted', async () => {
    const { first, second, rotated, stranger } = await twoProcesses();
    const solved = async () => solve(await first.challenge('link'));
    expect(await first.refusal('link', await solved())).toBeUndefined();
    expect(await second.refusal('link', await solved())).toBeUndefined();
    expect(await rotated.refusal('link', await solved())).toBeUndefined();
    expect(await stranger.refusal('link', await solved())).toBe('wrong');
  });

  it('takes about as much work as it is set to', async () => {
    const { first } = await twoProcesses(30);
    for (let count = 0; count < 12; count += 1) {
      const { solution } = await solve(await first.challenge('link'));
      expect(solution.counter).toBeGreaterThanOrEqual(20);
      expect(solution.counter).toBeLessThanOrEqual(40);
    }
  });

  it('is taken once, also of fifty at once by two processes', async () => {
    const { first, second } = await twoProcesses();
    const solved = await solve(await first.challenge('link'));
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? first : second).refusal('link', solved)));
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'used')).toHaveLength(49);
  });

  it('is good for five minutes, to the millisecond, and never again after that', async () => {
    const { clock, first } = await twoProcesses();
    const [early, late] = [await solve(await first.challenge('link')), await solve(await first.challenge('link'))];
    clock.pass(299_999);
    expect(await first.refusal('link', early)).toBeUndefined();
    clock.pass(1);
    expect(await first.refusal('link', late)).toBe('expired');
    clock.pass(300_000);
    expect(await first.refusal('link', early)).toBe('expired');
  });

  it('is good for what it was given for, and not when anything of it was changed', async () => {
    const { first } = await twoProcesses();
    const solved = await solve(await first.challenge('link'));
    expect(await first.refusal('phone', solved)).toBe('wrong');
    const { parameters } = solved.challenge;
    const other = await solve(await first.challenge('link'));
    const forged: readonly CaptchaSolution[] = [
      { ...solved, challenge: { ...solved.challenge, parameters: { ...parameters, data: { ...parameters.data, purpose: 'phone' } } } },
      {
        ...solved,
        challenge: { ...solved.challenge, parameters: { ...parameters, data: { ...parameters.data, expires_at: '2027-01-01T00:00:00.000Z' } } },
      },
      { ...solved, challenge: { ...solved.challenge, parameters: { ...parameters, keyPrefix: '00' } } },
      { ...solved, challenge: { ...solved.challenge, parameters: { ...parameters, cost: 1 } } },
      { ...solved, challenge: { ...solved.challenge, signature: other.challenge.signature } },
      { ...solved, solution: other.solution },
      { ...solved, solution: { counter: 0, derivedKey: '00' } },
      { ...solved, solution: { ...solved.solution, derivedKey: parameters.keyPrefix } },
    ];
    for (const each of forged) expect(await first.refusal(each.challenge.parameters.data.purpose, each)).toBe('wrong');
    // None of that used it up.
    expect(await first.refusal('link', solved)).toBeUndefined();
  });
});
