import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api.ts';
import { ApiProblem } from '../../../api-problem.ts';
import { say } from '../../../design/parts/toast.tsx';
import { keepWish, type TakeBack } from './keep-wish.ts';
import type { WhatIf } from './use-what-if.ts';
import { isEffective, type Wish } from './wishes.ts';

/** A wish that the server refused, and why, in a sentence. */
export interface Refused {
  readonly name: string;
  readonly reason: string;
}

/** Keeping what the panel holds: each wish by a call of its own, so that one that is refused leaves the others kept. `onKept`: all of it was. */
export function useKeepWishes({ wishes, forget }: WhatIf, today: string, onKept?: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  // One intention keeps its key while it is tried again.
  const keys = useRef(new Map<string, string>());
  const keyOf = (wish: Wish): string => {
    const written = JSON.stringify(wish);
    const key = keys.current.get(written) ?? newKey();
    keys.current.set(written, key);
    return key;
  };
  const takeBack = async (kept: readonly TakeBack[]) => {
    const answers = await Promise.allSettled(kept.map((back) => back()));
    await queryClient.invalidateQueries();
    say(t(answers.every(({ status }) => status === 'fulfilled') ? 'forecast.what_if.taken_back' : 'forecast.what_if.not_taken_back'));
  };
  const keep = async () => {
    setBusy(true);
    const asked = wishes.filter((wish) => isEffective(wish, today));
    const answers = await Promise.allSettled(asked.map((wish) => keepWish(wish, today, keyOf(wish))));
    const done = asked.filter((_, index) => answers[index]?.status === 'fulfilled');
    const backs = answers.flatMap((answer) => (answer.status === 'fulfilled' && answer.value !== undefined ? [answer.value] : []));
    setRefused(
      answers.flatMap((answer, index) =>
        answer.status === 'rejected'
          ? [{ name: asked[index]?.name ?? '', reason: reasonOf(answer.reason, t('common.problem.unexpected_detail')) }]
          : [],
      ),
    );
    await queryClient.invalidateQueries();
    // What moves nothing goes with the rest; what was refused stays to be tried again.
    const stays = new Set(asked.filter((wish) => !done.includes(wish)));
    forget(wishes.filter((wish) => !stays.has(wish)).map(({ key }) => key));
    setBusy(false);
    if (stays.size === 0) onKept?.();
    if (backs.length > 0) say(t('forecast.what_if.kept', { count: backs.length }), () => void takeBack(backs));
  };
  return { keep: () => void keep(), busy, refused };
}

const reasonOf = (error: unknown, otherwise: string): string => (error instanceof ApiProblem ? (error.detail ?? error.title) : otherwise);
