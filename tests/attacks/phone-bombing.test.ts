import { testDaysUnder } from './phone/attacked-day.ts';

testDaysUnder(['many addresses and one prefix', 'one victim bombed']);
