/**
 * What the mathematics answers when it may not know. A poor sample is an ordinary answer, never an exception:
 * `have` and `need` are counts in the unit the reason names (weeks, rows, days).
 */
export type Estimate<Value> =
  | { readonly known: true; readonly value: Value }
  | { readonly known: false; readonly reason: string; readonly have: number; readonly need: number };

/** An estimate that is known. */
export const known = <Value>(value: Value): Estimate<Value> => ({ known: true, value });

/** An estimate that cannot be made yet, with why, how much there is and how much it takes. */
export const unknown = (reason: string, have: number, need: number): Estimate<never> => ({ known: false, reason, have, need });
