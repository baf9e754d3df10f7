import { expect, test } from 'vitest';
import { once } from './once.ts';

test('what was made is kept, also for those who ask at the same time; a failure is not', async () => {
  let tries = 0;
  const lists = once(async () => {
    tries += 1;
    if (tries === 1) throw new Error('too many open files');
    return { tries };
  });
  await expect(lists()).rejects.toThrow('too many open files');
  const [first, second] = await Promise.all([lists(), lists()]);
  expect([first, await lists()]).toEqual([{ tries: 2 }, { tries: 2 }]);
  expect(second).toBe(first);
});
