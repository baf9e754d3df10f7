export { type Checkin, checkin } from './contract.ts';
export { insertCheckins } from './repository.ts';
