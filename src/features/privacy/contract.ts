import { z } from 'zod';
import { endpoint, inPieces } from '../../contract/endpoint.ts';
import { instant } from '../../contract/fields.ts';
import { defineProblems } from '../../contract/problem.ts';

/** What taking data out and bringing it in can be refused with. */
export const privacyProblems = defineProblems({
  'export.changed': { kind: 'conflict', title: 'Something changed while the export was written' },
  'export.unreadable': { kind: 'refused', title: 'The file cannot be read as an export' },
  'export.foreign': { kind: 'refused', title: 'The file is no export of Mingus' },
  'export.too_new': { kind: 'refused', title: 'A newer Mingus made the file' },
  'export.damaged': { kind: 'refused', title: 'The file is not as it was made' },
  'export.refused': { kind: 'refused', title: 'Something in the file cannot be taken' },
  'export.too_large': { kind: 'too_large', title: 'The file holds more than is taken' },
  'export.account_not_empty': { kind: 'conflict', title: 'There is something in this account already' },
});

/** The name that begins every export's manifest. */
export const EXPORT_FORMAT = 'mingus-export';
/** Of how its files are laid out. One that is laid out otherwise has another number. */
export const EXPORT_VERSION = 1;

/** The last file of an export: what it is, and what each of the others holds. */
export const manifest = z.strictObject({
  format: z.literal(EXPORT_FORMAT),
  version: z.literal(EXPORT_VERSION),
  /** The newest step of the schema that it was made with: `0013-taken-over`. */
  schema: z.string().max(100),
  made_at: z.string().max(40),
  /** What amounts in its JSON are: whole cents, exactly as they are kept. */
  money: z.literal('minor units'),
  /** Its files of JSON. */
  files: z.array(z.strictObject({ name: z.string().max(100), rows: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) })).max(200),
});
export type Manifest = z.output<typeof manifest>;

export const exportAll = endpoint({
  method: 'GET',
  path: '/api/export',
  access: 'person',
  tier: 'heavy',
  needs: 'session',
  summary: 'Gives everything of yours in one zip archive, as JSON and as CSV. It breaks off where something changes meanwhile.',
  tag: 'Your data',
  answers: { 200: inPieces },
  zip: { name: 'mingus-export' },
  problems: [],
});

/** What was brought in. */
export const broughtIn = z.object({
  /** When the export was made. */
  made_at: instant,
  /** How many rows of each table came in; of those that have any. */
  rows: z.array(z.object({ table: z.string(), rows: z.int() })),
  /** How many in all. */
  rows_in_all: z.int(),
});
export type BroughtIn = z.output<typeof broughtIn>;

export const importExport = endpoint({
  method: 'POST',
  path: '/api/import-export',
  access: 'person',
  tier: 'heavy',
  needs: 'session',
  multipart: true,
  summary: 'Brings an export into your account, which must be empty: all of it, or nothing. Your e-mail address, role and sign-in stay as they are.',
  tag: 'Your data',
  answers: { 201: broughtIn },
  problems: [
    'export.unreadable',
    'export.foreign',
    'export.too_new',
    'export.damaged',
    'export.refused',
    'export.too_large',
    'export.account_not_empty',
  ],
});
