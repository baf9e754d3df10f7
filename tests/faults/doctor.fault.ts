import { describe, expect, it, onTestFinished } from 'vitest';
import { doctored } from '../support/doctored.ts';
import { startPostgres } from '../support/postgres.ts';

describe('mingus doctor', () => {
  it('finds nothing to do on a PostgreSQL that keeps what it acknowledges', async () => {
    const server = await startPostgres({ durable: true });
    onTestFinished(() => server.stop());
    const { failing, passing, code } = await doctored({ kind: 'postgres', url: server.url, poolSize: 2, maxOverflow: 2 });
    // How full a disk is, no test decides.
    expect(failing.filter(({ name }) => name !== 'disk')).toEqual([]);
    expect(passing).toContain('PostgreSQL');
    expect(code).toBe(failing.length === 0 ? 0 : 1);
  }, 120_000);
});
