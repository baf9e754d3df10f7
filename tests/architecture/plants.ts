/** A violation to plant: the file it stands in, its text, and the rule that has to name the file. */
export interface Plant {
  readonly rule: string;
  readonly file: string;
  readonly text: string;
}

const value = 'export const value = 1;\n';
const importing = (path: string): string => `import { value } from '${path}';\nexport const planted = value;\n`;
const importingType = (path: string, name: string, own: string): string =>
  `import type { ${name} } from '${path}';\nexport type ${own} = { readonly next?: ${name} };\n`;

/** Rooms that break no rule: what the plants import, and what shows that the rules let clean code pass. */
export const CLEAN: Readonly<Record<string, string>> = {
  'src/core/clean.ts': value,
  'src/core/clean.test.ts': "import { readFileSync } from 'node:fs';\nexport const today = [Date.now(), readFileSync];\n",
  'src/contract/clean.ts': `import { z } from 'zod';\n${importing('../core/clean.ts')}export const schema = z.string();\n`,
  'src/platform/clean.ts': `${importing('../core/clean.ts')}`,
  'src/platform/config/clean.ts': "export const home = process.env['HOME'];\n",
  'src/platform/database/clean.ts': "export const kinds = ['sqlite', 'postgres'];\n",
  'src/features/audit/repository.ts': 'export const rows = (db: { selectFrom(table: string): unknown }): unknown => db.selectFrom("audit_log");\n',
  'src/features/audit/service.ts': value,
  'src/features/audit/contract.ts': value,
  'src/features/audit/index.ts': "export { value } from './service.ts';\n",
  'src/features/identity/service.ts': importing('../audit/index.ts'),
  'src/features/ledger/piece.ts': value,
  'src/features/ledger/contract.ts': `import { z } from 'zod';\n${importing('./piece.ts')}export const schema = z.string();\n`,
  'src/features/ledger/index.ts': value,
  'src/main/clean.ts': importing('../features/audit/index.ts'),
  'web/src/clean.ts': importing('../../src/features/audit/contract.ts'),
  'tests/support/clean.ts': importing('../../src/features/audit/service.ts'),
};

/** Who may import whom. */
export const IMPORT_PLANTS: readonly Plant[] = [
  { rule: 'core-stands-alone', file: 'src/core/planted-contract.ts', text: importing('../contract/clean.ts') },
  {
    rule: 'core-stands-alone',
    file: 'src/core/planted-node.ts',
    text: "import { readFileSync } from 'node:fs';\nexport const planted = readFileSync;\n",
  },
  { rule: 'core-stands-alone', file: 'src/core/planted-package.ts', text: "import { z } from 'zod';\nexport const planted = z;\n" },
  {
    rule: 'core-distribution-of-t',
    file: 'src/core/statistics/t-distribution.ts',
    text: "import { z } from 'zod';\nexport const planted = z;\n",
  },
  { rule: 'contract-layer', file: 'src/contract/planted-platform.ts', text: importing('../platform/clean.ts') },
  { rule: 'contract-layer', file: 'src/contract/planted-package.ts', text: "import { Kysely } from 'kysely';\nexport const planted = Kysely;\n" },
  { rule: 'feature-contract', file: 'src/features/identity/contract.ts', text: importing('../audit/contract.ts') },
  {
    rule: 'feature-contract',
    file: 'src/features/preferences/contract.ts',
    text: "import { createHash } from 'node:crypto';\nexport const planted = createHash;\n",
  },
  { rule: 'feature-contract-reach', file: 'src/features/profile/contract.ts', text: importing('./piece.ts') },
  { rule: 'platform-knows-no-feature', file: 'src/platform/planted-feature.ts', text: importing('../features/audit/index.ts') },
  { rule: 'platform-knows-no-feature', file: 'src/platform/planted-main.ts', text: importing('../main/clean.ts') },
  { rule: 'features-below-main', file: 'src/features/audit/planted-main.ts', text: importing('../../main/clean.ts') },
  { rule: 'server-without-web', file: 'src/main/planted-web.ts', text: importing('../../web/src/clean.ts') },
  { rule: 'feature-by-its-door', file: 'src/features/identity/planted-window.ts', text: importing('../audit/service.ts') },
  { rule: 'feature-order-audit', file: 'src/features/audit/planted-later.ts', text: importing('../ledger/index.ts') },
  { rule: 'web-sees-contracts', file: 'web/src/planted-service.ts', text: importing('../../src/features/audit/service.ts') },
  { rule: 'web-sees-contracts', file: 'web/src/planted-platform.ts', text: importing('../../src/platform/clean.ts') },
  { rule: 'web-without-node', file: 'web/src/planted-node.ts', text: "import { join } from 'node:path';\nexport const planted = join;\n" },
  { rule: 'tests-are-not-imported', file: 'src/platform/planted-test.ts', text: importing('../../tests/support/clean.ts') },
  {
    rule: 'no-cycle',
    file: 'src/platform/planted-circle.ts',
    text: "import { other } from './planted-circle-other.ts';\nexport const planted = () => other;\n",
  },
  { rule: 'no-cycle', file: 'src/platform/planted-type-circle.ts', text: importingType('./planted-type-circle-other.ts', 'Other', 'Planted') },
  { rule: 'resolvable', file: 'src/platform/planted-alias.ts', text: importing('#core/clean.ts') },
  { rule: 'resolvable', file: 'src/platform/planted-absent.ts', text: importing('./nowhere.ts') },
  {
    rule: 'server-without-dev-packages',
    file: 'src/platform/planted-dev.ts',
    text: "import { chromium } from 'playwright-core';\nexport const planted = chromium;\n",
  },
];

/** The other halves of plants that take two files. */
export const SECOND_HALVES: Readonly<Record<string, string>> = {
  'src/features/profile/piece.ts': importing('../../platform/clean.ts'),
  'src/platform/planted-circle-other.ts': "import { planted } from './planted-circle.ts';\nexport const other = () => planted;\n",
  'src/platform/lint-circle-other.ts': importingType('./lint-circle.ts', 'Planted', 'Other'),
  'src/platform/planted-type-circle-other.ts': importingType('./planted-type-circle.ts', 'Planted', 'Other'),
};

/** Where words stand, how files are named and how long they are, and secrets. */
export const TEXT_PLANTS: readonly Plant[] = [
  {
    rule: 'queries-in-repositories',
    file: 'src/features/audit/planted-query.ts',
    text: "export const rows = (db: { selectFrom(table: string): unknown }) => db.selectFrom('users');\n",
  },
  {
    rule: 'queries-in-repositories',
    file: 'src/features/audit/planted-sql.ts',
    text: 'export const rows = (sql: (text: TemplateStringsArray) => unknown) => sql`select 1`;\n',
  },
  { rule: 'environment-in-config', file: 'src/platform/planted-environment.ts', text: "export const planted = process.env['HOME'];\n" },
  {
    rule: 'environment-in-config',
    file: 'src/platform/planted-environment-import.ts',
    text: "import { env } from 'node:process';\nexport const planted = env;\n",
  },
  { rule: 'dialects-in-database', file: 'src/platform/planted-dialect.ts', text: "export const planted = (kind: string) => kind === 'sqlite';\n" },
  { rule: 'import-endings', file: 'web/src/planted-ending.ts', text: importing('./clean') },
  { rule: 'no-alias', file: 'web/tsconfig.app.json', text: '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }\n' },
  { rule: 'no-alias', file: 'web/vite.config.ts', text: "export const config = { resolve: { alias: { '@': 'src' } } };\n" },
  { rule: 'kebab-case', file: 'src/platform/plantedName.ts', text: value },
  { rule: 'no-barrel', file: 'src/platform/index.ts', text: value },
  { rule: 'features-in-order', file: 'src/features/astrology/service.ts', text: value },
  { rule: 'short-files', file: 'src/platform/planted-length.ts', text: `${'console.log(1);\n'.repeat(300)}${value}` },
  // Joined at run time, or this very file would hold what it plants.
  { rule: 'no-secret', file: 'docs/planted-key.md', text: `${['-----BEGIN', 'PRIVATE KEY-----'].join(' ')}\n` },
  { rule: 'no-secret', file: 'src/platform/planted-cloud.ts', text: `export const planted = '${['AKIA', 'QWERTYUIOPASDFGH'].join('')}';\n` },
  { rule: 'no-secret', file: 'src/platform/planted-secret.ts', text: `export const ${'SECRET'}_KEY = '${'a1b2c3d4'.repeat(4)}';\n` },
  { rule: 'no-secret', file: 'ops/planted.env', text: `DATABASE_URL=${['postgres://mingus', 'hunter2hunter2@db/mingus'].join(':')}\n` },
];

/** What the lint refuses; the rule is oxlint's code. */
export const LINT_PLANTS: readonly Plant[] = [
  { rule: 'typescript(no-explicit-any)', file: 'src/platform/lint-any.ts', text: 'export const planted = (given: any): unknown => given;\n' },
  {
    rule: 'typescript(consistent-type-assertions)',
    file: 'src/platform/lint-as.ts',
    text: 'export const planted = (given: unknown) => given as string;\n',
  },
  {
    rule: 'typescript(no-non-null-assertion)',
    file: 'src/platform/lint-bang.ts',
    text: 'export const planted = (given: string | undefined): string => given!;\n',
  },
  { rule: 'typescript(ban-ts-comment)', file: 'src/platform/lint-ignore.ts', text: '// @ts-ignore\nexport const planted: number = "a";\n' },
  {
    rule: 'typescript(no-floating-promises)',
    file: 'src/platform/lint-floating.ts',
    text: 'export const planted = (work: () => Promise<void>): void => {\n  work();\n};\n',
  },
  {
    rule: 'typescript(no-misused-promises)',
    file: 'src/platform/lint-misused.ts',
    text: 'export const planted = (work: () => Promise<boolean>) => (work() ? 1 : 2);\n',
  },
  {
    rule: 'typescript(switch-exhaustiveness-check)',
    file: 'src/platform/lint-switch.ts',
    text: "export function planted(kind: 'a' | 'b'): number {\n  switch (kind) {\n    case 'a':\n      return 1;\n  }\n  return 0;\n}\n",
  },
  { rule: 'import(no-default-export)', file: 'src/platform/lint-default.ts', text: 'const planted = 1;\nexport default planted;\n' },
  {
    rule: 'import(no-namespace)',
    file: 'src/platform/lint-namespace.ts',
    text: "import * as clean from './clean.ts';\nexport const planted = clean;\n",
  },
  { rule: 'import(no-cycle)', file: 'src/platform/lint-circle.ts', text: importingType('./lint-circle-other.ts', 'Other', 'Planted') },
  { rule: 'eslint(no-restricted-properties)', file: 'src/platform/lint-chance.ts', text: 'export const planted = () => Math.random();\n' },
  { rule: 'eslint(no-restricted-globals)', file: 'src/core/lint-date.ts', text: 'export const planted = () => Date.now();\n' },
  { rule: 'eslint(no-restricted-globals)', file: 'src/features/audit/lint-date.ts', text: 'export const planted = () => new Date();\n' },
  { rule: 'eslint(no-restricted-globals)', file: 'src/core/lint-global.ts', text: 'export const planted = () => globalThis;\n' },
  {
    rule: 'eslint(no-restricted-globals)',
    file: 'src/features/audit/lint-function.ts',
    text: "export const planted = () => Function('return 1');\n",
  },
  { rule: 'eslint(no-restricted-globals)', file: 'src/core/lint-eval.ts', text: "export const planted = () => eval('1');\n" },
];

/** What the core's own compiler project cannot see. */
export const CORE_PLANTS: readonly Plant[] = [
  { rule: 'TS2304', file: 'src/core/compile-fetch.ts', text: "export const planted = () => fetch('http://localhost');\n" },
  { rule: 'TS2304', file: 'src/core/compile-timer.ts', text: 'export const planted = () => setTimeout(() => 1, 1);\n' },
  { rule: 'TS2304', file: 'src/core/compile-clock.ts', text: 'export const planted = () => performance.now();\n' },
  { rule: 'TS2591', file: 'src/core/compile-process.ts', text: "export const planted = () => process.env['HOME'];\n" },
  { rule: 'TS2591', file: 'src/core/compile-node.ts', text: "import { readFileSync } from 'node:fs';\nexport const planted = readFileSync;\n" },
  { rule: 'TS2584', file: 'src/core/compile-console.ts', text: 'export const planted = () => console.log(1);\n' },
  { rule: 'TS2304', file: 'src/core/compile-chance.ts', text: 'export const planted = () => crypto.randomUUID();\n' },
];

/** What the server's compiler refuses. */
export const SERVER_PLANTS: readonly Plant[] = [
  { rule: 'TS1294', file: 'src/platform/compile-enum.ts', text: 'export enum Planted {\n  One,\n}\n' },
  { rule: 'TS1294', file: 'src/platform/compile-parameter.ts', text: 'export class Planted {\n  constructor(readonly value: number) {}\n}\n' },
  { rule: 'TS2835', file: 'src/platform/compile-ending.ts', text: importing('./clean') },
  {
    rule: 'TS2741',
    file: 'src/features/audit/compile-access.ts',
    text: `import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.ts';
/** It does not say who may call it. */
export const planted = endpoint({ method: 'GET', path: '/api/planted', tier: 'read', summary: 'x', tag: 'x', answers: { 200: z.string() }, problems: [] });
`,
  },
];
