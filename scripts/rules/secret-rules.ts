import { isTest, textOf, writtenFiles } from './tree.ts';
import type { Violation } from './violation.ts';

/** Spellings that only secrets have. */
const SECRETS: readonly (readonly [string, RegExp])[] = [
  ['a private key', /-----BEGIN (RSA |EC |DSA |OPENSSH |ENCRYPTED |PGP )?PRIVATE KEY/],
  ['an access key of a cloud', /\b(AKIA|ASIA)[0-9A-Z]{16}\b/],
  [
    'a token of a service',
    /\b(gh[pousr]_[A-Za-z0-9]{36}|xox[abprs]-[A-Za-z0-9-]{10,}|sk_(live|test)_[A-Za-z0-9]{16,}|SG\.[\w-]{16,}\.[\w-]{16,}|AC[0-9a-f]{32}|npm_[A-Za-z0-9]{36})\b/,
  ],
  ['a signed token', /\beyJ[A-Za-z0-9_-]{15,}\.eyJ[A-Za-z0-9_-]{15,}\.[A-Za-z0-9_-]{10,}/],
];

/** Spellings that are secrets unless a test made them up: a value beside a name that says so, a password in an address. */
const NAMED_SECRET = /\b(secret|password|passwd|api_?key|auth_?token|access_?token|private_?key)\w*\s*[:=]\s*(['"`])[A-Za-z0-9+/_=-]{20,}\2/i;
const PASSWORD_IN_ADDRESS = /\b[a-z][a-z0-9+]*:\/\/[^\s:@/'"`$<{]+:(?!password@|secret@|PASSWORD@|\*+@)[^\s:@/'"`$<{]{6,}@/;

const BINARY = /\.(png|jpe?g|gif|ico|woff2?|db|sqlite|zip|pdf|gz)$/;

/** Looks for anything in the tree that reads like a secret: what was committed once counts as known to all. */
export function secretViolations(root: string): Violation[] {
  return writtenFiles(root)
    .filter((path) => !BINARY.test(path) && path !== 'package-lock.json')
    .flatMap((file) => {
      const text = textOf(root, file);
      const spelled = SECRETS.filter(([, pattern]) => pattern.test(text)).map(([what]) => what);
      const named = !isTest(file) && NAMED_SECRET.test(text) ? ['a value named as a secret'] : [];
      const inAddress = !isTest(file) && PASSWORD_IN_ADDRESS.test(text) ? ['a password in an address'] : [];
      return [...spelled, ...named, ...inAddress].map((what) => ({ rule: 'no-secret', file, detail: `holds ${what}` }));
    });
}
