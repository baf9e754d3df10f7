import { testDaysUnder } from './phone/attacked-day.ts';

testDaysUnder(['one address and ten countries']);
