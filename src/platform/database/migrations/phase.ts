/**
 * What a step does to what the release before reads and writes. `expand` only adds, so that both releases run on the schema after it; `contract` takes away
 * or narrows, which is allowed for what no release in use needs any more.
 */
export type Phase = 'expand' | 'contract';

/** The steps of the first release say no phase: nobody ran before them. */
const FIRST_PHASED = 14;

/** The phase that a step says in its name, `0014-expand-goals`, so that a release which does not know the step can tell as well; undefined where it says none. */
export function phaseOf(name: string): Phase | undefined {
  const [, word] = /^\d{4}-(expand|contract)-[a-z0-9]/.exec(name) ?? [];
  return word === 'expand' || word === 'contract' ? word : undefined;
}

/** Whether a step has to say its phase, and runs beside a release that serves. */
export function isPhased(name: string): boolean {
  const [, number] = /^(\d{4})-/.exec(name) ?? [];
  return number !== undefined && Number(number) >= FIRST_PHASED;
}
