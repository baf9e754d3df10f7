import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Where Debian has the programs of its own PostgreSQL, older than the packages'. */
const OLDER_POSTGRES = '/usr/lib/postgresql/15/bin';

// Three kinds of tests: `unit` is everything beside the code and on both databases, `postgres-15` what depends on the database on that one, and `journeys`
// drives a browser over a built web.
// What takes too long for these has a configuration of its own, tests/faults/vitest.config.ts.
export default defineConfig({
  test: {
    pool: 'forks',
    // Files share a process, one after the other: loading the whole of Mingus anew for each took a quarter of the time. What a file changes in a module it undoes.
    isolate: false,
    maxWorkers: Math.max(1, availableParallelism()),
    allowOnly: false,
    passWithNoTests: false,
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'web/src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts', 'bench/**/*.test.ts', 'scripts/**/*.test.ts'],
          setupFiles: ['tests/support/same-samples.ts', 'tests/support/secrets/no-secret-left.ts'],
          globalSetup: ['tests/support/global-setup.ts'].filter((path) => existsSync(path)),
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres-15',
          include: ['src/platform/database/**/*.test.ts', 'tests/parity/**/*.test.ts', 'tests/support/postgres.test.ts'],
          exclude: ['src/platform/database/sqlite/**'],
          setupFiles: ['tests/support/same-samples.ts', 'tests/support/secrets/no-secret-left.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
          env: { MINGUS_TEST_POSTGRES_BIN: OLDER_POSTGRES },
          provide: { dialects: ['postgres'] },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.journey.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
