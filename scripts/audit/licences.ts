import type { LockedPackage } from './lock.ts';

/**
 * Licences that let Mingus be run and changed without asking anybody. MPL binds whoever changes the package's own files, which nobody here does; CC-BY asks that
 * who made the data is named, which the bill of materials does.
 */
const ALLOWED: ReadonlySet<string> = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Unlicense',
  'CC0-1.0',
  'BSL-1.0',
  'PSF-2.0',
  'MPL-2.0',
  'CC-BY-3.0',
]);

/** Packages whose licence is not among those, or not written as SPDX writes it, and why they may be there all the same. */
const EXCEPTIONS: Readonly<Record<string, { readonly licence: string; readonly why: string }>> = {
  'incremental-encoder': { licence: 'MPL 2.0', why: 'is MPL-2.0, in another spelling' },
  sentry: {
    licence: 'FSL-1.1-Apache-2.0',
    why: 'a tool for the command line that @sentry/node brings along; Mingus does not run it, and its licence forbids only to sell the same thing',
  },
};

/** Whether a licence, as SPDX writes them, is allowed: of `A OR B` one is enough, of `A AND B` both have to be. */
export function isAllowed(expression: string): boolean {
  const bare = expression.trim().replace(/^\((.*)\)$/, '$1');
  if (/[()]/.test(bare)) return false;
  return bare.split(' OR ').some((all) => all.split(' AND ').every((one) => ALLOWED.has(one.trim())));
}

/** What is to be said of the licences of these packages, a sentence each; none when all are allowed. */
export const licenceFindings = (packages: readonly LockedPackage[], exceptions = EXCEPTIONS): readonly string[] => [
  ...packages
    .filter(({ name, licence }) => !isAllowed(licence) && exceptions[name]?.licence !== licence)
    .map(
      ({ name, version, licence }) =>
        `${name} ${version}: ${licence === '' ? 'says no licence' : `the licence ${licence} is not among those allowed`}`,
    ),
  ...Object.keys(exceptions)
    .filter((name) => !packages.some((each) => each.name === name))
    .map((name) => `${name}: an exception is made for its licence, and it is not there any more`),
];
