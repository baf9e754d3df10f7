export { createVerification, type Verification } from './verification.ts';
