/** Where the tree breaks one of the house's rules. */
export interface Violation {
  readonly rule: string;
  /** Path from the root of the tree. */
  readonly file: string;
  /** What was found there, in words a person can act on. */
  readonly detail: string;
}

/** One line for each violation. */
export const report = (violations: readonly Violation[]): string =>
  violations.map(({ rule, file, detail }) => `${rule}: ${file}: ${detail}`).join('\n');
