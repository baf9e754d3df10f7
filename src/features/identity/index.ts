export type { Wait } from './answer-schedule.ts';
export { createIdentity, type Identity } from './identity.ts';
