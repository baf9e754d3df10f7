import { testDaysUnder } from './phone/attacked-day.ts';

testDaysUnder(['perfect mimics']);
