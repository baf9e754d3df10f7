import { describeKills } from './support/killed/suite.ts';

// As often as there is time for in `npm test`; `npm run test:faults` kills ten times as often.
describeKills({ server: 20, postgres: 2, timeoutMs: 300_000 });
