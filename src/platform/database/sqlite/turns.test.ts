import { describe, expect, it } from 'vitest';
import { Turns } from './turns.ts';

describe('turns to write', () => {
  it('go to who came first', async () => {
    const turns = new Turns();
    const order: number[] = [];
    const giveBack = await turns.take(1000);
    const waiting = [1, 2, 3].map(async (place) => {
      const done = await turns.take(1000);
      order.push(place);
      done();
    });
    giveBack();
    await Promise.all(waiting);
    expect(order).toEqual([1, 2, 3]);
  });

  it('are not given to a newcomer before those who wait', async () => {
    const turns = new Turns();
    const order: string[] = [];
    const giveBack = await turns.take(1000);
    const comes = async (who: string) => {
      const done = await turns.take(1000);
      order.push(who);
      done();
    };
    const waiter = comes('waiter');
    giveBack();
    await Promise.all([waiter, comes('newcomer')]);
    expect(order).toEqual(['waiter', 'newcomer']);
  });

  it('are refused after the wait, and those behind are not harmed', async () => {
    const turns = new Turns();
    const giveBack = await turns.take(1000);
    const impatient = turns.take(1);
    const patient = turns.take(10_000);
    await expect(impatient).rejects.toMatchObject({ type: { code: 'server.busy' } });
    giveBack();
    (await patient)();
    (await turns.take(1))();
  });

  it('given back twice count once', async () => {
    const turns = new Turns();
    const giveBack = await turns.take(1000);
    giveBack();
    await turns.take(1000);
    giveBack();
    await expect(turns.take(1)).rejects.toMatchObject({ type: { code: 'server.busy' } });
  });
});
