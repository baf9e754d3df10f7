import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// `npm run test:faults`: all tests of the API once more, on PostgreSQL with Redis, and on two servers with Redis behind nginx. `npm test` has them on SQLite and on
// PostgreSQL, and a part of them on two servers.
/** What is about one server alone: what it gathers by itself (events, statements), what a hop before it says of addresses (nginx says it anew), and measurements, which nginx hides. */
const OF_ONE_SERVER = [
  'src/main/audit-events.test.ts',
  'src/features/admin/status/status.test.ts',
  'src/features/identity/sign-in/{forged-address,too-many-tries}.test.ts',
  'src/features/verification/nowhere.test.ts',
];

const project = (setUp: 'redis' | 'fleet') => ({
  extends: true as const,
  test: {
    name: `api-${setUp}`,
    include: ['src/features/**/*.test.ts', 'src/main/{api,personal-tokens,erased-meanwhile,audit-events}.test.ts', 'tests/attacks/*.test.ts'],
    // Days of attacks are about one table and one clock, and take an hour here.
    exclude: ['tests/attacks/phone-*.test.ts', ...(setUp === 'fleet' ? OF_ONE_SERVER : [])],
    env: { MINGUS_TEST_SETUP: setUp },
  },
});

export default defineConfig({
  root: join(import.meta.dirname, '..', '..'),
  test: {
    setupFiles: ['tests/support/same-samples.ts', 'tests/support/secrets/no-secret-left.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    isolate: false,
    maxWorkers: Math.max(1, availableParallelism()),
    allowOnly: false,
    restoreMocks: true,
    projects: [project('redis'), project('fleet')],
  },
});
