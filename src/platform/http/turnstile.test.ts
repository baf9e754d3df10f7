import { expect, test } from 'vitest';
import { createTurnstile } from './turnstile.ts';

test('many who come at once go on in their order, and leave room in between for whoever has nothing to do with it', async () => {
  const turn = createTurnstile();
  const seen: string[] = [];
  const all = Promise.all(Array.from({ length: 20 }, (_, index) => turn().then(() => void seen.push(`${index}`))));
  let others = 0;
  const other = (): void => {
    others += 1;
    if (seen.length < 20) setImmediate(other);
  };
  setImmediate(other);
  await all;
  expect(seen).toEqual(Array.from({ length: 20 }, (_, index) => `${index}`));
  expect(others).toBeGreaterThanOrEqual(19);
});

test('whoever comes alone, and later again, does not wait for anybody', async () => {
  const turn = createTurnstile();
  for (let time = 0; time < 3; time += 1) await turn();
});
