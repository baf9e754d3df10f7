export { listDue } from './repository.ts';
