import { describe } from 'vitest';
import { testNullHistories } from './null-histories.ts';

describe('people whose weeks and spending have nothing to do with each other, each figure its own', () => {
  testNullHistories('exact', 'no two figures alike');
});
