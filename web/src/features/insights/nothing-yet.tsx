import { useTranslation } from 'react-i18next';
import type { NothingYet } from '../../../../src/contract/insight.ts';
import { LinkButton } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Progress } from '../../design/parts/progress.tsx';
import { number } from '../../i18n/format.ts';

/** What would help most, and where. */
const HELP = {
  no_checkins: { to: '/check-in' },
  no_ledger: { to: '/import' },
  too_few_weeks: { to: '/wellness' },
  nothing_found: { to: '/check-in' },
} as const;

const canBeHelped = (reason: NothingYet['reason']): reason is keyof typeof HELP => reason in HELP;

/** Why nothing is shown, how many weeks there are and how many it takes, and what would help. */
export function NothingYetView({ nothing: { reason, weeks, weeks_needed: needed, smallest_visible: smallest } }: { readonly nothing: NothingYet }) {
  const { t } = useTranslation();
  return (
    <Card title={t(`insights.nothing.${reason}.title`)}>
      <div className="flex flex-col items-start gap-4">
        <p className="max-w-text text-soft">{t(`insights.nothing.${reason}.detail`)}</p>
        {reason !== 'not_computed' && reason !== 'period_too_short' && (
          <div className="w-full max-w-text">
            <Progress
              label={t('insights.nothing.weeks', { weeks: number(weeks), needed: number(needed) })}
              value={Math.min(100, Math.round((100 * weeks) / needed))}
            />
          </div>
        )}
        {smallest !== null && (
          <p className="max-w-text text-sm text-soft">{t('insights.nothing.smallest', { weeks: number(weeks), smallest: number(smallest) })}</p>
        )}
        {canBeHelped(reason) && (
          <LinkButton kind="primary" to={HELP[reason].to}>
            {t(`insights.nothing.${reason}.action`)}
          </LinkButton>
        )}
      </div>
    </Card>
  );
}
