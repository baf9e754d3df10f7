import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Two kinds of tests: `unit` is everything beside the code and on both databases, `journeys` drives a browser over a built web.
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
          name: 'journeys',
          include: ['tests/journeys/**/*.journey.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
