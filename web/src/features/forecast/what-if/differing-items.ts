import type { Cents } from '../../../../../src/core/money/cents.ts';

interface Named {
  readonly name: string;
  readonly amount: Cents;
}

/** What two lists of one day do not share, as multisets of name and amount; `gone` leaves out what comes with another amount. */
export function differingItems<Item extends Named>(before: readonly Named[], after: readonly Item[]) {
  const left = [...before];
  const instead = after.filter((item) => {
    const at = left.findIndex(({ name, amount }) => name === item.name && amount === item.amount);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return { gone: left.filter(({ name }) => !instead.some((item) => item.name === name)), instead };
}
