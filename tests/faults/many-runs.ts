import { configureGlobal } from 'fast-check';

// `npm run test:faults`: every property is tried on far more samples than there is time for in `npm test`, and on others each time.
configureGlobal({ numRuns: 5_000 });
