import { useTranslation } from 'react-i18next';
import type { Overview, OverviewForecast } from '../../../../src/features/overview/contract.ts';
import { sum } from '../../../../src/core/money/cents.ts';
import { LinkButton } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Money } from '../../design/parts/money.tsx';
import { Cell, HeadCell, Table } from '../../design/parts/table.tsx';

/** What is on the accounts today. The total holds what the forecast's total holds; what it leaves out stands below it with its own currency. */
export function AccountsCard({ accounts, forecast }: { readonly accounts: Overview['accounts']; readonly forecast: OverviewForecast }) {
  const { t } = useTranslation();
  const out = new Set(forecast.left_out.map((account) => account.account_id));
  const counted = accounts.filter((account) => !out.has(account.id));
  const others = accounts.filter((account) => out.has(account.id));
  return (
    <Card
      title={t('home.accounts_heading')}
      flush
      aside={
        <LinkButton kind="quiet" to="/accounts" className="-mr-3">
          {t('home.to_accounts')}
        </LinkButton>
      }
    >
      <Table caption={t('home.accounts_caption')}>
        <thead>
          <tr>
            <HeadCell>{t('home.account')}</HeadCell>
            <HeadCell figures>
              {t('home.balance')} ({forecast.currency})
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {counted.map((account) => (
            <tr key={account.id} className="last:[&>*]:border-b-0">
              <Cell>{account.name}</Cell>
              <Cell figures>
                <Money amount={account.current_balance} balance />
              </Cell>
            </tr>
          ))}
          {counted.length > 1 && (
            <tr className="last:[&>*]:border-b-0">
              <Cell className="font-strong">{t('home.total')}</Cell>
              <Cell figures className="font-strong">
                <Money amount={sum(counted.map((account) => account.current_balance))} balance />
              </Cell>
            </tr>
          )}
          {others.map((account) => (
            <tr key={account.id} className="text-soft last:[&>*]:border-b-0">
              <Cell>{account.name}</Cell>
              <Cell figures>
                <Money amount={account.current_balance} currency={account.currency} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
