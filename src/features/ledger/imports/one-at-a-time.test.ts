import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createOneAtATime } from './one-at-a-time.ts';

describe('work of one key', () => {
  const start = () => {
    const log: string[] = [];
    const work = (name: string) => async () => {
      log.push(`${name} begins`);
      await setImmediate();
      log.push(`${name} ends`);
      return name;
    };
    return { log, work, oneAtATime: createOneAtATime<string>() };
  };

  test('goes on one at a time, in the order it came, and answers its own', async () => {
    const { log, work, oneAtATime } = start();
    expect(await Promise.all(['a', 'b', 'c'].map((name) => oneAtATime('key', work(name))))).toEqual(['a', 'b', 'c']);
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  test('does not wait for that of another key', async () => {
    const { log, work, oneAtATime } = start();
    await Promise.all([oneAtATime('one', work('a')), oneAtATime('other', work('b'))]);
    expect(log.slice(0, 2)).toEqual(['a begins', 'b begins']);
  });

  test('goes on after work that failed, whose failure only it sees', async () => {
    const { log, work, oneAtATime } = start();
    const failed = oneAtATime('key', () => Promise.reject(new Error('broken')));
    const next = oneAtATime('key', work('a'));
    await expect(failed).rejects.toThrow('broken');
    expect(await next).toBe('a');
    expect(log).toEqual(['a begins', 'a ends']);
  });
});
