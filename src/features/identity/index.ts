export { type Wait, waitForTick } from './answer-schedule.ts';
export { createIdentity, type Identity, type IdentitySettings } from './identity.ts';
