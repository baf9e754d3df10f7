import { expect, it } from 'vitest';
import { onEachDatabase } from '../support/databases.ts';
import { addTwoPeople } from '../support/people.ts';

onEachDatabase('a test database', (open, dialect) => {
  it.each([1, 2, 3])('is empty and its own (%d)', async () => {
    const store = await open();
    expect(store.dialect).toBe(dialect);
    const [one, two] = await addTwoPeople(store);
    expect([one.id, two.id]).toEqual([1, 2]);
  });

  it('is another one at each call', async () => {
    const [first, second] = [await open(), await open()];
    await addTwoPeople(first);
    expect(await second.db.selectFrom('users').selectAll().execute()).toEqual([]);
  });
});
