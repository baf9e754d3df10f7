import { expect, it } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { durabilityFaults } from './durability.ts';

onEachDatabase('settings by which writes could be lost', (open, dialect) => {
  it('are found, as on the server of these tests, which nobody unplugs', async () => {
    const expected =
      process.env['MINGUS_TEST_POSTGRES_URL'] === undefined
        ? ['fsync is off', 'full_page_writes is off', 'synchronous_commit is off']
        : expect.any(Array);
    expect(await durabilityFaults(await open())).toEqual(dialect === 'postgres' ? expected : []);
  });
});
