import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dayNumber, isoDay } from '../../../../src/core/calendar/day.ts';
import { readVerification } from '../../../../src/features/admin/verification/contract.ts';
import { ApiProblem } from '../../api-problem.ts';
import type { BodyOf } from '../../api.ts';
import { ask } from '../../app/queries.ts';
import { useToday } from '../../app/session.ts';
import { Bars } from '../../design/charts/bars.tsx';
import { TrendLine } from '../../design/charts/trend-line.tsx';
import { Card } from '../../design/parts/card.tsx';
import { ChoiceChips } from '../../design/parts/choice-chips.tsx';
import { Page } from '../../design/parts/page.tsx';
import { UnreadyPage } from '../../design/parts/unready-page.tsx';
import { dayText, number } from '../../i18n/format.ts';
import { AdminNav, ForAdministrators } from './administration.tsx';
import { Funnel } from './funnel.tsx';
import { NeedsFactor } from './needs-factor.tsx';
import { OutcomeTable, percent } from './outcome-table.tsx';
import { REPORT_DAYS } from './search.ts';

const route = getRouteApi('/inside/admin/codes');

type Report = BodyOf<typeof readVerification>;

/** What became of phone codes, for administrators. */
export function CodesPage() {
  const { t } = useTranslation();
  return (
    <ForAdministrators title={t('admin.codes.title')}>
      <Codes />
    </ForAdministrators>
  );
}

function Codes() {
  const { t } = useTranslation();
  const { days = '30' } = route.useSearch();
  const navigate = route.useNavigate();
  const to = useToday();
  const from = isoDay(dayNumber(to) - Number(days) + 1);
  const { data, error, refetch } = useQuery({ ...ask(readVerification, { query: { from, to } }), placeholderData: keepPreviousData });
  const title = t('admin.codes.title');
  if (error instanceof ApiProblem && error.code === 'auth.second_factor_required') return <NeedsFactor title={title} />;
  if (data === undefined) return <UnreadyPage title={title} error={error} retry={() => void refetch()} />;
  const { started, succeeded, completion_rate } = data.totals;
  const isEmpty = data.resends.length === 0;
  const sentence =
    completion_rate === null
      ? t('admin.codes.sentence_none', { days })
      : t('admin.codes.sentence', { days, count: started, confirmed: number(succeeded), rate: percent(completion_rate) });
  return (
    <Page title={title} sentence={<span role="status">{sentence}</span>}>
      <AdminNav />
      <ChoiceChips
        label={t('admin.codes.period')}
        hideLabel
        choices={REPORT_DAYS.map((value) => ({ value, label: t('admin.codes.last_days', { days: value }) }))}
        value={days}
        onChange={(next) => void navigate({ search: { days: next }, replace: true, resetScroll: false })}
      />
      {isEmpty ? <p className="max-w-text">{t('admin.codes.none_detail')}</p> : <Charts report={data} />}
    </Page>
  );
}

/** More bars than hours of a day do not stand beside each other. */
const BARS_MOST = 24;
/** What a rate is drawn on. */
const WHOLE = { mostText: '100 %', leastText: '0 %' } as const;

function Charts({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const { totals, days, hours, resends, countries, to, time_zone } = report;
  const first = days[0]?.day ?? to;
  const rows = {
    resends: resends.map((each) => ({ ...each, name: each.resend_count === null ? t('admin.codes.unknown') : number(each.resend_count) })),
    hours: hours.map((each) => ({ ...each, name: `${each.hour}`.padStart(2, '0') })),
    countries: countries.map((each) => ({ ...each, name: each.country ?? t('admin.codes.unknown') })),
  };
  const by = (name: keyof typeof rows) => (
    <Card title={t(`admin.codes.by.${name}`)} flush>
      <div className="px-4 md:px-6 py-2">
        <Bars
          label={t(`admin.codes.rates_by.${name}`)}
          bars={rows[name].slice(0, BARS_MOST).map((each) => ({ name: each.name, share: each.success_rate }))}
          {...WHOLE}
        />
        {name === 'hours' && <p className="text-sm text-soft pt-2">{t('admin.codes.clocks', { zone: time_zone })}</p>}
      </div>
      <OutcomeTable heading={t(`admin.codes.by.${name}`)} head={t(`admin.codes.${name}`)} rows={rows[name]} tall />
    </Card>
  );
  return (
    <div className="grid gap-6 lg:grid-cols-2 items-start">
      <Card title={t('admin.codes.funnel.heading')} flush>
        <Funnel totals={totals} />
      </Card>
      {by('resends')}
      <Card title={t('admin.codes.by.days')} flush>
        <div className="px-4 md:px-6 py-2">
          <TrendLine
            label={t('admin.codes.rates_by.days')}
            values={days.map(({ success_rate }) => success_rate)}
            min={0}
            max={1}
            minText={WHOLE.leastText}
            maxText={WHOLE.mostText}
            fromText={dayText(first)}
            toText={dayText(to)}
          />
        </div>
        <OutcomeTable
          heading={t('admin.codes.by.days')}
          head={t('admin.codes.day')}
          rows={days.toReversed().map((each) => ({ ...each, name: dayText(each.day, to) }))}
          tall
        />
      </Card>
      {by('hours')}
      {by('countries')}
    </div>
  );
}
