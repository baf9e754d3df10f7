import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '../../../../../src/features/ledger/imports/contract.ts';
import { Cell, HeadCell, Table } from '../../../design/parts/table.tsx';
import { said } from '../../../i18n/said.ts';

/** The rows that cannot be read, folded under their count: nothing is dropped without a word. */
export function RejectedRows({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation();
  const { rejected, rows_rejected } = preview;
  return (
    <details className="bg-card border border-line rounded-lg">
      <summary className="flex items-center min-h-touch px-4 md:px-6 font-medium">{t('imports.rejected.summary', { count: rows_rejected })}</summary>
      {rejected.length < rows_rejected && <p className="px-4 md:px-6 text-soft">{t('imports.rejected.first', { count: rejected.length })}</p>}
      <Table caption={t('imports.rejected.caption')} tall>
        <thead>
          <tr>
            <HeadCell figures>{t('imports.rejected.line')}</HeadCell>
            <HeadCell>{t('imports.rejected.reason')}</HeadCell>
            <HeadCell>{t('imports.rejected.raw')}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {rejected.map((row) => (
            <tr key={row.line}>
              <Cell figures>{row.line}</Cell>
              <Cell className="min-w-[14rem]">{said(row.reason)}</Cell>
              <Cell>
                <code className="text-sm break-all">{row.raw}</code>
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </details>
  );
}
