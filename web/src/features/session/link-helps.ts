import { ApiProblem } from '../../api-problem.ts';

/** Refusals that a link by mail is the way around. */
const HELPED: readonly string[] = ['auth.link_needed', 'auth.too_many_tries', 'auth.link_invalid'];

/** Whether a link by mail helps against a refusal. */
export const isHelpedByLink = (error: unknown): boolean => error instanceof ApiProblem && HELPED.includes(error.code);
