import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Where Debian has the programs of its own PostgreSQL, older than the packages'. */
const OLDER_POSTGRES = '/usr/lib/postgresql/15/bin';

/** What of the API's tests is tried on two servers every time: something of each kind. `npm run test:faults` tries all of it. */
const FLEET = [
  'src/features/{checkins,profile,overview,questionnaires}/*.test.ts',
  'src/features/identity/sessions/*.test.ts',
  'src/features/ledger/accounts/*.test.ts',
  'src/features/verification/at-once.test.ts',
  'src/main/api.test.ts',
];

/** What tests need that ask for databases and servers. */
const WITH_SERVERS = {
  setupFiles: ['tests/support/same-samples.ts', 'tests/support/secrets/no-secret-left.ts'],
  globalSetup: ['tests/support/global-setup.ts'],
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

// Four kinds of tests: `unit` is everything beside the code and on both databases, `postgres-15` what depends on the database on that one, `fleet` a part of the
// API's tests on two servers with Redis behind nginx, and `journeys` drives a browser over a built web.
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
          include: [
            'src/**/*.test.ts',
            'web/worker/*.test.ts',
            'web/src/**/*.test.{ts,tsx}',
            'tests/**/*.test.ts',
            'bench/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          ...WITH_SERVERS,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres-15',
          include: ['src/platform/database/**/*.test.ts', 'tests/parity/**/*.test.ts', 'tests/support/postgres.test.ts'],
          exclude: ['src/platform/database/sqlite/**'],
          ...WITH_SERVERS,
          env: { MINGUS_TEST_POSTGRES_BIN: OLDER_POSTGRES },
          provide: { dialects: ['postgres'] },
        },
      },
      {
        extends: true,
        test: {
          name: 'fleet',
          include: FLEET,
          ...WITH_SERVERS,
          env: { MINGUS_TEST_SETUP: 'fleet' },
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
