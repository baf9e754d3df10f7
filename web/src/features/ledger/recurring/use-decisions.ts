import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeRecurring, type RecurringItem } from '../../../../../src/features/ledger/recurring/contract.ts';
import { call } from '../../../api.ts';
import { say } from '../../../design/parts/toast.tsx';

type Status = RecurringItem['status'];
/** What a person says of something that was found. `back` takes a former answer back. */
export type Decision = 'accept' | 'dismiss' | 'back' | 'resume';

const STATUS: Readonly<Record<Decision, Status>> = { accept: 'active', dismiss: 'dismissed', back: 'proposed', resume: 'active' };

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
  const send = async (changes: ReadonlyMap<number, Status>): Promise<number> => {
    setSent((before) => new Map([...before, ...changes]));
    const answers = await Promise.allSettled([...changes].map(([id, status]) => call(changeRecurring, { params: { id }, body: { status } })));
    await queryClient.invalidateQueries();
    setSent((before) => new Map([...before].filter(([id]) => !changes.has(id))));
    return answers.filter(({ status }) => status === 'rejected').length;
  };
  const decide = async (of: readonly RecurringItem[], decision: Decision) => {
    const [first] = of;
    if (first === undefined) return;
    const words = { name: first.name, count: of.length };
    const refused = await send(new Map(of.map(({ id }) => [id, STATUS[decision]])));
    if (refused > 0) return say(t('recurring.decided.refused', { count: refused }));
    const undo = async () => {
      const failed = await send(new Map(of.map(({ id, status }) => [id, status])));
      say(failed > 0 ? t('recurring.decided.refused', { count: failed }) : t('recurring.decided.undone'));
    };
    say(of.length === 1 ? t(`recurring.decided.${decision}`, words) : t('recurring.decided.accept_all', words), () => void undo());
  };
  return {
    items: sent.size === 0 ? items : items.map((item) => ({ ...item, status: sent.get(item.id) ?? item.status })),
    decide: (of, decision) => void decide(of, decision),
  };
}
