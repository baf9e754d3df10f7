import { useEffect, useState } from 'react';
import { charactersIn, type PasswordOwner, type PasswordWeakness, weaknessOf } from '../../../../src/core/password/judgement.ts';
import { passwordKnowledge } from './knowledge.ts';

/** What is to be said of a password while it is written. */
export interface Judgement {
  readonly weakness: PasswordWeakness | undefined;
  /** Characters that are still missing; 0 when there are enough. */
  readonly missing: number;
}

/** Long enough that nobody is told of each letter. */
const PAUSE_MS = 300;

async function judge(password: string, owner: PasswordOwner, least: number): Promise<Judgement> {
  const missing = Math.max(0, least - charactersIn(password));
  return { missing, weakness: missing > 0 ? 'too_short' : weaknessOf(password, owner, least, await passwordKnowledge()) };
}

/**
 * Judges a password as the server would, a moment after the last letter; undefined while nothing is written, and where the lists cannot be had. The
 * server knows more of the common ones, and has the last word.
 */
export function useJudgement(password: string, { email, full_name }: PasswordOwner, least: number): Judgement | undefined {
  const [judgement, setJudgement] = useState<Judgement>();
  useEffect(() => {
    let isOver = false;
    const tell = (judged: Judgement | undefined) => !isOver && setJudgement(judged);
    const timer = setTimeout(() => {
      if (password === '') tell(undefined);
      else judge(password, { email, full_name }, least).then(tell, () => tell(undefined));
    }, PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [password, email, full_name, least]);
  return judgement;
}
