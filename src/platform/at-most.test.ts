import { expect, test } from 'vitest';
import { atMost } from './at-most.ts';

test('ends with the work, well or not, and not later', async () => {
  await atMost(3_600_000, Promise.resolve());
  await atMost(3_600_000, Promise.reject(new Error('no')));
});

test('ends although the work does not, which may still fail without harm', async () => {
  const work = Promise.withResolvers<void>();
  await atMost(1, work.promise);
  work.reject(new Error('too late'));
  await expect(work.promise).rejects.toThrow('too late');
});
