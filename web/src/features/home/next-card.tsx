import { useTranslation } from 'react-i18next';
import type { ForecastPoint } from '../../../../src/features/forecast/contract.ts';
import { LinkButton } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { DayText, Money } from '../../design/parts/money.tsx';
import { Cell, HeadCell, Table } from '../../design/parts/table.tsx';

const SHOWN = 5;

/** The next five bills and pays. */
export function NextCard({ points, currency }: { readonly points: readonly ForecastPoint[]; readonly currency: string }) {
  const { t } = useTranslation();
  const next = points.flatMap((point) => point.items.map((item) => ({ ...item, date: point.date }))).slice(0, SHOWN);
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
                  <DayText day={item.date} near={points[0]?.date ?? item.date} />
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
