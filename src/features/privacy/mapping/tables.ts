import type { Tables } from '../../../platform/database/rows.ts';
import type { TableMap } from './carry.ts';
import { LIFE } from './life.ts';
import { MONEY } from './money.ts';
import { ACCOUNT, SIGNING_IN } from './person.ts';
import { TRAIL } from './trail.ts';

/** Every table that an export has a file of, in an order in which each refers to earlier ones only. A test walks the schema and holds this against it. */
export const TABLES: readonly TableMap[] = [ACCOUNT, ...LIFE, ...MONEY, ...SIGNING_IN, ...TRAIL];

/** Those whose rows come in again. */
export const RESTORED: readonly TableMap[] = TABLES.filter(({ isRestored }) => isRestored);

/** Tables that an export has no file of, each with why, in a sentence for the person. */
export const NOT_EXPORTED: Readonly<Partial<Record<keyof Tables, string>>> = {
  factor_challenges: 'Second factors that were asked for a moment ago: hashes, and gone within minutes.',
  idempotency_keys: 'Answers that were given already, kept for a day in case a request comes twice. What they tell of is in the other files.',
  data_versions: 'A chance word that is another after each change.',
  outbox: 'Work that the server has to do. It names people by their number and holds nothing of theirs.',
  rate_counters: 'Counts of requests. What is personal in their keys is hashed.',
  distinct_counters: 'Counts of different values. They are hashed, and belong to nobody.',
  message_budgets: 'What text messages cost on a day, all people together.',
  address_blocks: 'IP addresses that an administrator blocked. They belong to nobody; who blocked them is the administrator’s act, not their data.',
  server_keys: 'Keys of this server, which belong to nobody.',
  legacy_imports: 'Files of the former application that were taken over, all people together.',
};
