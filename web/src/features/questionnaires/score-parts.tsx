import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Submission } from '../../../../src/contract/submission.ts';
import { Progress } from '../../design/parts/progress.tsx';
import { number, wholeMoney } from '../../i18n/format.ts';

type Part = Submission['score_parts'][number];

const percent = (ratio: number): string => number(Math.round(ratio * 100));

interface ScorePartsProps {
  readonly parts: readonly Part[];
  readonly currency: string;
}

/** Each part with its points as a bar, what earned it, and what would bring the rest. */
export function ScoreParts({ parts, currency }: ScorePartsProps) {
  const { t } = useTranslation();
  return (
    <ul className="flex flex-col gap-6">
      {parts.map((part) => (
        <li key={part.part} className="flex flex-col gap-1">
          <Progress
            label={t('score.parts.points', { part: t(`score.parts.${part.part}`), points: number(part.points), of: number(part.out_of) })}
            value={Math.round((100 * part.points) / part.out_of)}
          />
          <Said part={part} />
          {part.to_raise !== null && (
            <p className="text-soft">
              {t(`score.raise.${part.to_raise.by}`, { amount: part.to_raise.amount === null ? '' : wholeMoney(part.to_raise.amount, currency) })}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What a part was earned with, in words. */
function Said({ part }: { readonly part: Part }) {
  const { t } = useTranslation();
  return <p>{saidOf(part, t)}</p>;
}

function saidOf({ part, value, points }: Part, t: TFunction): string {
  if (part === 'saving_rate') {
    if (value === null) return t('score.said.no_income');
    return value < 0 ? t('score.said.more_out', { percent: percent(-value) }) : t('score.said.saving_rate', { percent: percent(value) });
  }
  if (part === 'cushion')
    return value === null ? t('score.said.no_expenses') : t('score.said.cushion', { months: number(Math.round(value * 10) / 10) });
  if (value === null) return points > 0 ? t('score.said.no_debt') : t('score.said.debt_without_income');
  return value === 0 ? t('score.said.no_debt') : t('score.said.debt', { percent: percent(value) });
}
