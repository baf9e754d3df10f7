export { type DueReminder, listDue } from './repository.ts';
