import { useTranslation } from 'react-i18next';
import type { OverviewForecast } from '../../../../src/features/overview/contract.ts';
import { LinkButton } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { DayText, Money } from '../../design/parts/money.tsx';
import { Cell, HeadCell, Table } from '../../design/parts/table.tsx';

/** The next five bills and pays. */
export function NextCard({ forecast: { next, currency, starts_on: today } }: { readonly forecast: OverviewForecast }) {
  const { t } = useTranslation();
  return (
    <Card
      title={t('home.next_heading')}
      flush={next.length > 0}
      aside={
        next.length > 0 && (
          <LinkButton kind="quiet" to="/recurring" className="-mr-3">
            {t('home.to_recurring')}
          </LinkButton>
        )
      }
    >
      {next.length === 0 ? (
        <div className="flex flex-col items-start gap-4">
          <p className="text-soft">{t('home.next_none')}</p>
          <LinkButton kind="primary" to="/recurring" search={{ add: true }}>
            {t('home.next_action')}
          </LinkButton>
        </div>
      ) : (
        <Table caption={t('home.next_caption')}>
          <thead>
            <tr>
              <HeadCell>{t('home.day')}</HeadCell>
              <HeadCell>{t('home.what')}</HeadCell>
              <HeadCell figures>{t('common.money.column', { currency })}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {next.map((item, index) => (
              // Two equal items of one day are told apart by their place alone.
              <tr key={index} className="last:[&>*]:border-b-0">
                <Cell>
                  <DayText day={item.date} near={today} />
                </Cell>
                <Cell className="w-full">{item.name}</Cell>
                <Cell figures>
                  <Money amount={item.amount} signed />
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
