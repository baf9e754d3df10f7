export { timeZone } from './account/contract.ts';
export { findPerson } from './account/repository.ts';
export type { Wait } from './sign-in/answer-schedule.ts';
export type { DemoPerson } from './demo-person.ts';
export { createIdentity, type Identity } from './identity.ts';
export { sampleMails } from './mails.ts';
export type { MadeLink, UserCommands } from './people/commands.ts';
export type { Doer, People } from './people/service.ts';
