import { configureGlobal } from 'fast-check';

// `npm test` tries each property on the same samples at every run: what is red is red again for the next who looks, and nobody's change is
// refused for a sample that was never drawn before. `npm run test:faults` draws others each time, and many more.
configureGlobal({ seed: 20_260_101 });
