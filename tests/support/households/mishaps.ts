import type { Chances } from './chances.ts';
import type { Draft } from './drafts.ts';

/** Rows that a habit brings besides: the same cup again, and money back. */
export function besidesHabits(drafts: readonly Draft[], chances: Chances): readonly Draft[] {
  return drafts.flatMap((draft): Draft[] => {
    if (draft.amount > 0) return [];
    if (chances.happens(0.01)) return [draft];
    if (!chances.happens(0.012)) return [];
    const part = chances.happens(0.6) ? 1 : chances.between(0.2, 0.9);
    return [{ ...draft, day: draft.day + chances.whole(1, 12), amount: Math.round(-draft.amount * part) }];
  });
}

/**
 * Rows that a bill brings besides. Charged twice by mistake: the second charge and its reversal. Returned unpaid: the money back, and the
 * charge again some days later. One of the same charges is the occurrence; which, nobody can tell.
 */
export function besidesBills(drafts: readonly Draft[], chances: Chances): readonly Draft[] {
  return drafts.flatMap((draft): Draft[] => {
    if (draft.amount > 0) return [];
    const back = { ...draft, amount: 0 - draft.amount, role: 'other' as const };
    if (chances.happens(0.008)) {
      const payee = chances.happens(0.5) ? `${draft.payee} REVERSAL` : draft.payee;
      return [
        { ...draft, role: 'again' },
        { ...back, payee, day: draft.day + chances.whole(0, 2) },
      ];
    }
    if (!chances.happens(0.005)) return [];
    return [
      { ...back, day: draft.day + 2 },
      { ...draft, role: 'again', day: draft.day + chances.whole(3, 5) },
    ];
  });
}
