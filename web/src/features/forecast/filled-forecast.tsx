import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback, useDeferredValue, useMemo } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { tellForecast } from '../../../../src/core/forecast/telling.ts';
import type { Forecast } from '../../../../src/features/forecast/contract.ts';
import type { Account } from '../../../../src/features/ledger/accounts/contract.ts';
import { useIsWide } from '../../design/look.ts';
import { Button } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { classNames } from '../../design/parts/class-names.ts';
import { Page } from '../../design/parts/page.tsx';
import { wholeMoney } from '../../i18n/format.ts';
import { GoalsCard } from '../goals/goals-card.tsx';
import { useEvents } from '../ledger/events/use-events.ts';
import { useRecurring } from '../ledger/recurring/use-recurring.ts';
import { ForecastCalendar } from './forecast-calendar.tsx';
import { ForecastFilters } from './forecast-filters.tsx';
import { ForecastMonths } from './forecast-months.tsx';
import { ForecastNotes } from './forecast-notes.tsx';
import { ForecastPicture } from './forecast-picture.tsx';
import { ForecastSentence } from './forecast-sentence.tsx';
import { ForecastTable } from './forecast-table.tsx';
import { countGuesses, shownPoints } from './shown-points.ts';
import { useWhatIf } from './what-if/use-what-if.ts';
import { WhatIfPlace } from './what-if/what-if-place.tsx';

const route = getRouteApi('/inside/forecast');

const NOTHING: readonly never[] = [];

interface FilledForecastProps {
  readonly accounts: readonly Account[];
  readonly forecast: Forecast;
}

/** The forecast of somebody who has an account, and beside it what it would be if something were otherwise. */
export function FilledForecast({ accounts, forecast }: FilledForecastProps) {
  const { t } = useTranslation();
  const { account, day, everyday, what_if } = route.useSearch();
  const navigate = route.useNavigate();
  const { items = NOTHING } = useRecurring();
  const { items: events = NOTHING } = useEvents();
  const points = useMemo(() => shownPoints(forecast.points, items), [forecast.points, items]);
  const told = useMemo(() => tellForecast(forecast), [forecast]);
  const whatIf = useWhatIf(forecast);
  // The line and the sentence follow every letter; what has hundreds of rows may come a moment later.
  const wished = useDeferredValue(whatIf.wished);
  // On a phone the sheet has a line of its own over this one.
  const isWide = useIsWide();
  const isCovered = what_if === true && !isWide;
  const look = useCallback(
    (next: string) => void navigate({ search: (before) => ({ ...before, day: next, month: undefined }), replace: true, resetScroll: false }),
    [navigate],
  );
  const open = (opened: boolean) =>
    void navigate({ search: (before) => ({ ...before, what_if: opened || undefined }), replace: !opened, resetScroll: false });
  return (
    <Page
      title={t('forecast.title')}
      sentence={<ForecastSentence told={told} forecast={forecast} accounts={accounts.length} account={account} />}
      actions={
        what_if !== true && (
          <Button kind="primary" onClick={() => open(true)}>
            {t('forecast.what_if.title')}
          </Button>
        )
      }
    >
      <Guesses count={countGuesses(forecast, items)} />
      <ForecastFilters accounts={accounts} />
      <div className={classNames('grid gap-6 items-start', what_if === true && 'lg:grid-cols-[minmax(0,1fr)_22rem]')}>
        <Card title={t('forecast.line.heading')} className={what_if === true ? 'lg:sticky lg:top-4' : ''}>
          <div className="flex flex-col gap-3">
            <ForecastPicture
              points={points}
              other={(isCovered ? wished : whatIf.wished)?.points}
              forecast={forecast}
              height={300}
              day={day}
              onDay={look}
            />
            <p className="text-sm text-soft">{t('forecast.line.hint', { buffer: wholeMoney(forecast.summary.buffer, forecast.currency) })}</p>
          </div>
        </Card>
        <WhatIfPlace
          open={what_if === true}
          onOpen={open}
          whatIf={whatIf}
          base={forecast}
          items={items}
          events={events}
          accounts={accounts.filter(({ id }) => forecast.basis.account_ids.includes(id))}
        />
      </div>
      <ForecastCalendar forecast={forecast} points={points} onDay={look} />
      <div className="grid xl:grid-cols-[minmax(0,1fr)_18rem] gap-6 items-start">
        <ForecastMonths forecast={forecast} other={wished?.summary.months} />
        <ForecastNotes forecast={forecast} everydayOff={everyday === false} />
      </div>
      {account === undefined && <GoalsCard />}
      <ForecastTable forecast={forecast} points={points} other={wished?.points} day={day} />
    </Page>
  );
}

/** How much of the forecast is guessed, with the way to say whether it is right. */
function Guesses({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <p className="text-soft max-w-text -mt-4">
      <Trans
        t={t}
        i18nKey="forecast.guesses"
        count={count}
        components={{ look: <Link to="/recurring" className="text-accent font-medium underline underline-offset-4" /> }}
      />
    </p>
  );
}
