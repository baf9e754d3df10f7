import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api-problem.ts';
import { usePerson } from '../../app/session.ts';
import { FormProblem } from '../../design/parts/states.tsx';
import { momentText } from '../../i18n/format.ts';

/** A refusal, and what it is told at: from when on trying again makes sense is counted from there. */
export interface Refusal {
  readonly error: unknown;
  /** Milliseconds of the clock here. */
  readonly atMs: number;
}

/** A refusal that came just now. */
export const refusalOf = (error: unknown): Refusal => ({ error, atMs: Date.now() });

/** What was refused and, where it is only for a time, until when. */
export function PhoneProblem({ refusal }: { readonly refusal: Refusal | undefined }) {
  const { t } = useTranslation();
  const { time_zone: zone } = usePerson();
  if (refusal === undefined) return null;
  const { error, atMs } = refusal;
  const seconds = error instanceof ApiProblem && error.code === 'rate.limited' ? error.retry_after : undefined;
  return (
    <div className="flex flex-col gap-2">
      <FormProblem error={error} />
      {seconds !== undefined && <p>{t('phone.locked', { moment: momentText(new Date(atMs + seconds * 1000).toISOString(), zone) })}</p>}
    </div>
  );
}
