import { describeKills } from '../support/killed/suite.ts';

describeKills({ server: 200, postgres: 20, timeoutMs: 3_600_000 });
