import featureOrder from './feature-order.json' with { type: 'json' };
import { isSource, isTest, textOf, writtenFiles } from './tree.ts';
import type { Violation } from './violation.ts';

/** A rule that a line of text can break. */
interface LineRule {
  readonly name: string;
  readonly detail: string;
  readonly pattern: RegExp;
  readonly appliesTo: (path: string) => boolean;
}

const runs = (path: string): boolean => isSource(path) && !isTest(path) && /^(src|web\/src)\//.test(path);
const isConfiguration = (path: string): boolean => /(^|\/)(tsconfig[^/]*\.json|package\.json|vite(st)?\.config\.ts)$/.test(path);
const inDatabase = (path: string): boolean => path.startsWith('src/platform/database/');

const LINE_RULES: readonly LineRule[] = [
  {
    name: 'queries-in-repositories',
    detail: 'asks the database outside a repository.ts',
    pattern: /\.(selectFrom|insertInto|replaceInto|updateTable|deleteFrom|mergeInto)\(|\bsql(<[^`]*>)?`/,
    // The outbox is the platform's own table.
    appliesTo: (path) => runs(path) && !inDatabase(path) && !path.startsWith('src/platform/jobs/') && !/(^|\/)([a-z-]+-)?repository\.ts$/.test(path),
  },
  {
    name: 'environment-in-config',
    detail: 'reads the environment outside platform/config',
    pattern:
      /\bprocess\s*(\.|\?\.|\[\s*['"`])\s*env\b|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b|import\s*\{[^}]*\benv\b[^}]*\}\s*from\s*['"](node:)?process['"]|import\.meta\.env\b/,
    appliesTo: (path) => runs(path) && !path.startsWith('src/platform/config/'),
  },
  {
    name: 'dialects-in-database',
    detail: 'names a database outside platform/database',
    pattern: /(['"`])(sqlite|postgres|postgresql|node:sqlite|pg)\1|\.dialect\b/,
    // Settings say what DATABASE_URL may be, and main opens what they say.
    appliesTo: (path) => runs(path) && !inDatabase(path) && !/^src\/(platform\/config|main)\//.test(path),
  },
  {
    name: 'import-endings',
    detail: 'imports a relative path without its ending',
    pattern: /\b(from|import)\s*\(?\s*['"]\.{1,2}\/(?![^'"]*\.(ts|tsx|mjs|cjs|js|css|svg|json)(\?[a-z]+)?['"])[^'"]*['"]/,
    appliesTo: isSource,
  },
  {
    name: 'no-alias',
    detail: 'gives paths a second name',
    pattern: /"(paths|baseUrl|imports)"\s*:|\balias\s*:/,
    appliesTo: isConfiguration,
  },
];

/** Paths that hold more than 300 lines of code, with a reason. */
const LONG_FILES: readonly string[] = [];
const MOST_LINES = 300;

/** Checks what needs no understanding of the language: where words stand, how files are named and how long they are. */
export function textViolations(root: string): Violation[] {
  const files = writtenFiles(root);
  return [
    ...files.filter((file) => isSource(file) || isConfiguration(file)).flatMap((file) => lineViolations(root, file)),
    ...files.filter(isSource).flatMap((file) => [...nameViolations(file), ...lengthViolations(root, file)]),
  ];
}

function lineViolations(root: string, file: string): Violation[] {
  const rules = LINE_RULES.filter((rule) => rule.appliesTo(file));
  if (rules.length === 0) return [];
  return textOf(root, file)
    .split('\n')
    .flatMap((line, index) => {
      if (isComment(line)) return [];
      return rules
        .filter(({ pattern }) => pattern.test(line))
        .map(({ name, detail }) => ({ rule: name, file, detail: `line ${index + 1} ${detail}` }));
    });
}

function nameViolations(file: string): Violation[] {
  const found: Violation[] = [];
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.tsx?$/.test(name)) found.push({ rule: 'kebab-case', file, detail: 'is not named in kebab-case' });
  if (/(^|\/)index\.tsx?$/.test(file) && !/^src\/features\/[^/]+\/index\.ts$/.test(file)) {
    found.push({ rule: 'no-barrel', file, detail: "only a feature's door is called index.ts" });
  }
  const feature = /^src\/features\/([^/]+)\//.exec(file)?.[1];
  if (feature !== undefined && !featureOrder.includes(feature)) {
    found.push({ rule: 'features-in-order', file, detail: `${feature} has no place in the order of features (scripts/rules/feature-order.json)` });
  }
  return found;
}

/** Blank lines and comments are free: nobody should save on those. */
function lengthViolations(root: string, file: string): Violation[] {
  const lines = textOf(root, file)
    .split('\n')
    .filter((line) => line.trim() !== '' && !isComment(line)).length;
  if (lines <= MOST_LINES || LONG_FILES.includes(file)) return [];
  return [{ rule: 'short-files', file, detail: `has ${lines} lines of code; past ${MOST_LINES} an idea wants a room of its own` }];
}

const isComment = (line: string): boolean => /^\s*(\/\/|\/\*|\*)/.test(line);
