import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// `npm run test:faults`: long suites, and the properties of the mathematics on many more samples.
export default defineConfig({
  root: join(import.meta.dirname, '..', '..'),
  test: {
    name: 'faults',
    include: ['src/core/**/*.test.ts', 'tests/**/*.fault.ts'],
    setupFiles: ['tests/faults/many-runs.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    pool: 'forks',
    allowOnly: false,
  },
});
