import { useTranslation } from 'react-i18next';
import { Bars } from '../../design/charts/bars.tsx';
import { Cell, HeadCell, Table } from '../../design/parts/table.tsx';
import { number } from '../../i18n/format.ts';
import { type Outcome, percent } from './outcome-table.tsx';

/** The way of codes: asked for, sent again, typed wrong, typed right; each against the numbers that one was asked for. */
export function Funnel({ totals }: { readonly totals: Outcome }) {
  const { t } = useTranslation();
  const steps = (['started', 'resent', 'failed', 'succeeded'] as const).map((name) => ({
    name: t(`admin.codes.funnel.${name}`),
    count: totals[name],
  }));
  const most = Math.max(1, ...steps.map(({ count }) => count));
  return (
    <>
      <div className="px-4 md:px-6 py-2">
        <Bars
          label={t('admin.codes.funnel.label')}
          bars={steps.map(({ name, count }) => ({ name, share: count / most }))}
          mostText={number(most)}
          leastText="0"
        />
      </div>
      <Table caption={t('admin.codes.in_figures', { by: t('admin.codes.funnel.heading') })} dense>
        <thead>
          <tr>
            <HeadCell>{t('admin.codes.funnel.step')}</HeadCell>
            <HeadCell figures>{t('admin.codes.funnel.count')}</HeadCell>
            <HeadCell figures>{t('admin.codes.funnel.share')}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ name, count }) => (
            <tr key={name} className="last:[&>*]:border-b-0">
              <Cell className="w-full">{name}</Cell>
              <Cell figures>{number(count)}</Cell>
              <Cell figures>{totals.started === 0 ? '' : percent(count / totals.started)}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
