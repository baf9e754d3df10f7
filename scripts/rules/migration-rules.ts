import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { isPhased, phaseOf } from '../../src/platform/database/migrations/phase.ts';
import { type Migration, type Schema, statementsOf } from '../../src/platform/database/migrations/schema.ts';
import { textOf, writtenFiles } from './tree.ts';
import type { Violation } from './violation.ts';

const FOLDER = 'src/platform/database/migrations';
const NUMBERED = /^\d{4}-.*\.ts$/;

const step = z.object({
  migration: z.object({ name: z.string(), up: z.custom<(schema: Schema) => void>((given) => typeof given === 'function') }),
});

/**
 * Checks that each migration is named as its file, has a number of its own, stands in the list, and from the second release on says its phase; and that one
 * which says `expand` only adds: what the release before reads and writes must go on working beside it.
 */
export async function migrationViolations(root: string): Promise<Violation[]> {
  const files = writtenFiles(root, FOLDER).filter((file) => NUMBERED.test(basename(file)));
  const list = files.length === 0 ? '' : textOf(root, `${FOLDER}/list.ts`);
  const numbers = files.map((file) => basename(file).slice(0, 4));
  const found: Violation[] = [];
  for (const file of files) {
    const violation = (rule: string, detail: string): Violation => ({ rule, file, detail });
    const { migration } = step.parse(await import(pathToFileURL(join(root, file)).href));
    const name = basename(file, '.ts');
    if (migration.name !== name) found.push(violation('migration-named-as-file', `calls itself ${migration.name}`));
    if (!list.includes(`'./${name}.ts'`)) found.push(violation('migration-in-list', 'does not stand in list.ts, so nobody applies it'));
    if (numbers.filter((number) => number === name.slice(0, 4)).length > 1)
      found.push(violation('migration-number', 'has the number of another one'));
    if (!isPhased(name)) continue;
    const phase = phaseOf(name);
    if (phase === undefined) found.push(violation('migration-phase', 'says no phase: 0014-expand-… only adds, 0014-contract-… takes away'));
    if (phase === 'expand') found.push(...narrowings(migration).map((detail) => violation('expand-only-adds', detail)));
  }
  return found;
}

/** What an `expand` may say, of either database; everything else may be in the way of the release before. */
const ADDING: readonly RegExp[] = [
  /^create table /,
  /^create (?:or replace )?view /,
  // A column that rows of the release before, which do not name it, can have.
  /^alter table \S+ add column (?!.*\b(?:unique|primary key|generated)\b)(?:(?!.*\bnot null\b)|(?=.*\bdefault\b))/,
  /^alter table \S+ add constraint \S+ (?:check|foreign key) .*\bnot valid$/,
];

/** What of a migration does more than add, each in a sentence; none where all of it only adds. */
export function narrowings(migration: Migration): readonly string[] {
  return (['sqlite', 'postgres'] as const).flatMap((dialect) => {
    const statements = statementsOf(migration, dialect).flatMap(plainStatements);
    const made = new Set(statements.flatMap((text) => /^create table (?:if not exists )?(\S+)/.exec(text)?.[1] ?? []));
    return statements
      .filter((text) => !ADDING.some((pattern) => pattern.test(text)) && !isAddedIndex(text, made, dialect))
      .map((text) => `on ${dialect}, more than adding: ${text.slice(0, 80)}`);
  });
}

/** An index refuses nothing unless it is unique, and holds up writers on PostgreSQL unless the table is new; `schema.index` makes it beside them. */
function isAddedIndex(text: string, made: ReadonlySet<string>, dialect: 'sqlite' | 'postgres'): boolean {
  const [, unique, table = ''] = /^create (unique )?index .*?\bon (\S+)/.exec(text) ?? [];
  return table !== '' && (made.has(table) || (unique === undefined && dialect === 'sqlite'));
}

/** The statements of a text in one spelling: no comments, no quoted words that could look like SQL, no quotes around names, single spaces, small letters. */
const plainStatements = (text: string): readonly string[] =>
  text
    .replaceAll(/--[^\n]*|\/\*[^]*?\*\//g, ' ')
    .replaceAll(/'(?:[^']|'')*'/g, "''")
    .replaceAll('"', '')
    .split(';')
    .map((statement) => statement.replaceAll(/\s+/g, ' ').trim().toLowerCase())
    .filter((statement) => statement !== '');
