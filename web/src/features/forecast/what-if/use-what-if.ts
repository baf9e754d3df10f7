import { useMemo, useState } from 'react';
import type { Forecast } from '../../../../../src/features/forecast/contract.ts';
import { cents } from '../../../../../src/core/money/cents.ts';
import type { WhatIfForecast } from '../../../../../src/core/forecast/what-if.ts';
import { applyWishes } from './apply-wishes.ts';
import { type AddedWish, type ChangedWish, isEffective, type Wish } from './wishes.ts';

/** What there would be otherwise: kept on the page only, until somebody keeps it. */
export interface WhatIf {
  readonly wishes: readonly Wish[];
  /** How many of them move something already. */
  readonly effective: number;
  /** The forecast with them; undefined while they move nothing. */
  readonly wished: WhatIfForecast | undefined;
  readonly change: (of: ChangedWish['of'], was: string) => void;
  readonly add: (wish: Pick<AddedWish, 'name' | 'frequency' | 'account_id' | 'day'>) => void;
  readonly rewrite: (wish: Wish) => void;
  readonly forget: (keys: readonly string[]) => void;
}

/** Holds the wishes and the forecast that follows from them. */
export function useWhatIf(base: Forecast): WhatIf {
  const [{ wishes }, setState] = useState<{ readonly wishes: readonly Wish[]; readonly next: number }>({ wishes: [], next: 0 });
  const wished = useMemo(() => (wishes.length === 0 ? undefined : applyWishes(base, wishes)), [base, wishes]);
  const put = (make: (key: string) => Wish) =>
    setState((before) => ({ wishes: [...before.wishes, make(String(before.next))], next: before.next + 1 }));
  return {
    wishes,
    effective: wishes.filter((wish) => isEffective(wish, base.starts_on)).length,
    wished,
    change: (of, was) => {
      const { name, amount } = 'item' in of ? of.item : of.event;
      put((key) => ({ kind: 'changed', key, of, was, day: was, name, amount: cents(Math.abs(amount)), leaveOut: false }));
    },
    add: (wish) => put((key) => ({ kind: 'added', key, ...wish, amount: null, direction: 'out' })),
    rewrite: (wish) => setState((before) => ({ ...before, wishes: before.wishes.map((each) => (each.key === wish.key ? wish : each)) })),
    forget: (keys) => setState((before) => ({ ...before, wishes: before.wishes.filter(({ key }) => !keys.includes(key)) })),
  };
}
