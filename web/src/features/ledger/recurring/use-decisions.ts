import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeRecurring, type RecurringItem } from '../../../../../src/features/ledger/recurring/contract.ts';
import { call } from '../../../api.ts';
import { say } from '../../../design/parts/toast.tsx';
import { stateOf } from './state-of.ts';

type Status = RecurringItem['status'];
/** What a person says of something that was found. `back` takes a former answer back. */
export type Decision = 'accept' | 'dismiss' | 'back' | 'resume';

const STATUS: Readonly<Record<Decision, Status>> = { accept: 'active', dismiss: 'dismissed', back: 'proposed', resume: 'active' };

/** What is sent of an item. */
type Answer = { readonly status: Status } | ReturnType<typeof stateOf>;

/** Answers to what was found. */
export interface Decisions {
  /** The items as they stand with the answers that are on their way. */
  readonly items: readonly RecurringItem[];
  /** Shown at once, then sent; afterwards Undo is offered. */
  readonly decide: (of: readonly RecurringItem[], decision: Decision) => void;
}

/** Takes answers to what was found: one press each, seen at once, with Undo. What the server refuses stands again as it was, and is said. */
export function useDecisions(items: readonly RecurringItem[]): Decisions {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [sent, setSent] = useState<ReadonlyMap<number, Status>>(new Map());
  /** Answers how many could not be changed. */
  const send = async (changes: ReadonlyMap<number, Answer>): Promise<number> => {
    setSent((before) => new Map([...before, ...[...changes].map(([id, { status }]) => [id, status] as const)]));
    const answers = await Promise.allSettled([...changes].map(([id, body]) => call(changeRecurring, { params: { id }, body })));
    await queryClient.invalidateQueries();
    setSent((before) => new Map([...before].filter(([id]) => !changes.has(id))));
    return answers.filter(({ status }) => status === 'rejected').length;
  };
  const decide = async (of: readonly RecurringItem[], decision: Decision) => {
    const [first] = of;
    if (first === undefined) return;
    const words = { name: first.name, count: of.length };
    const refused = await send(new Map(of.map(({ id }) => [id, { status: STATUS[decision] }])));
    if (refused > 0) return say(t('recurring.decided.refused', { count: refused }));
    const undo = async () => {
      // What goes on is given new days and is the person's own from then on; the other answers change nothing but the status.
      const failed = await send(new Map(of.map((item) => [item.id, decision === 'resume' ? stateOf(item) : { status: item.status }])));
      say(failed > 0 ? t('recurring.decided.refused', { count: failed }) : t('recurring.decided.undone'));
    };
    say(of.length === 1 ? t(`recurring.decided.${decision}`, words) : t('recurring.decided.accept_all', words), () => void undo());
  };
  return {
    items: sent.size === 0 ? items : items.map((item) => ({ ...item, status: sent.get(item.id) ?? item.status })),
    decide: (of, decision) => void decide(of, decision),
  };
}
