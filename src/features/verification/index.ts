export { verificationMails } from './mails.ts';
export type { Texting } from './texting.ts';
export { createVerification, type Verification } from './verification.ts';
