import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Page } from '../../design/parts/page.tsx';
import { dayInSentence, momentText, number } from '../../i18n/format.ts';
import { saveFile } from '../../app/save-file.ts';
import { type Receipt, receiptOfNow } from './receipt.ts';

/** What erasing an account left to say: what went, what stays, and until when. */
export function ErasedPage() {
  const { t } = useTranslation();
  const receipt = receiptOfNow();
  return (
    <main id="content" className="max-w-page mx-auto px-4 py-6 md:px-8">
      <Page
        title={t('your_data.erased.title')}
        sentence={receipt === undefined ? t('your_data.erased.nothing') : t('your_data.erased.sentence', { rows: number(receipt.rows_in_all) })}
        narrow
      >
        {receipt !== undefined && <ReceiptCard receipt={receipt} />}
        <LinkButton to="/welcome" className="self-start">
          {t('your_data.erased.to_start')}
        </LinkButton>
      </Page>
    </main>
  );
}

function ReceiptCard({ receipt }: { readonly receipt: Receipt }) {
  const { t } = useTranslation();
  const save = () => saveFile('mingus-receipt.json', `${JSON.stringify(receipt, null, 2)}\n`, 'application/json');
  return (
    <Card title={t('your_data.erased.receipt')}>
      <div className="flex flex-col gap-4">
        <p className="text-soft">{t('your_data.erased.at', { moment: momentText(receipt.erased_at, 'UTC') })}</p>
        <ul className="flex flex-col gap-2 list-disc pl-4 max-w-text">
          <li>{t(`your_data.erased.files.${receipt.files}`)}</li>
          <li>{t('your_data.erased.backups', { day: dayInSentence(receipt.backups_until, receipt.erased_at) })}</li>
          <li>{t('your_data.erased.trail', { count: receipt.trail_rows_without_you })}</li>
          {receipt.jobs > 0 && <li>{t('your_data.erased.jobs', { count: receipt.jobs })}</li>}
        </ul>
        <details>
          <summary className="min-h-touch py-2 text-accent">{t('your_data.erased.by_table')}</summary>
          <table className="w-full">
            <thead>
              <tr className="text-left text-sm text-soft">
                <th scope="col" className="font-medium py-1">
                  {t('your_data.erased.table')}
                </th>
                <th scope="col" className="font-medium py-1 text-right">
                  {t('your_data.erased.rows')}
                </th>
              </tr>
            </thead>
            <tbody>
              {receipt.rows.map(({ table, rows }) => (
                <tr key={table} className="border-t border-line">
                  <th scope="row" className="font-normal text-left py-1 break-all">
                    {table}
                  </th>
                  <td className="figures text-right py-1">{number(rows)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
        <Button onClick={save} className="self-start">
          {t('your_data.erased.save')}
        </Button>
      </div>
    </Card>
  );
}
