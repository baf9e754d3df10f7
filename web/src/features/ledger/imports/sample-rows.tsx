import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '../../../../../src/features/ledger/imports/contract.ts';
import { useToday } from '../../../app/session.ts';
import { classNames } from '../../../design/parts/class-names.ts';
import { DayText, Money } from '../../../design/parts/money.tsx';
import { Cell, HeadCell, Table } from '../../../design/parts/table.tsx';

/** The first rows of a file as they will stand in the ledger. */
export function SampleRows({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation();
  const today = useToday();
  return (
    <Table caption={t('imports.sample.caption')} tall>
      <thead>
        <tr>
          <HeadCell className="hidden md:table-cell">{t('imports.sample.day')}</HeadCell>
          <HeadCell>{t('imports.sample.who')}</HeadCell>
          <HeadCell figures>{t('imports.sample.amount')}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {preview.sample.map((row) => (
          <tr key={`${row.account_number} ${row.line}`} className={classNames('last:[&>*]:border-b-0', row.already_known && 'text-soft')}>
            <Cell className="hidden md:table-cell whitespace-nowrap">
              <DayText day={row.posted_on} near={today} />
            </Cell>
            <Cell className="w-full break-words [overflow-wrap:anywhere]">
              <span className="block">{row.payee}</span>
              {/* On a phone a column of days would push the amounts out of sight. */}
              <DayText day={row.posted_on} near={today} className="block md:hidden text-sm text-soft" />
              {row.memo !== null && <span className="block text-sm text-soft">{row.memo}</span>}
              {row.already_known && <span className="block text-sm">{t('imports.sample.known')}</span>}
            </Cell>
            <Cell figures>
              <Money amount={row.amount} signed />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
