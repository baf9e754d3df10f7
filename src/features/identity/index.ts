export { findPerson } from './repository.ts';
export type { Wait } from './answer-schedule.ts';
export type { DemoPerson } from './demo-person.ts';
export { createIdentity, type Identity } from './identity.ts';
