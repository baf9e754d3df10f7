import { useTranslation } from 'react-i18next';
import type { readVerification } from '../../../../src/features/admin/verification/contract.ts';
import type { BodyOf } from '../../api.ts';
import { Cell, HeadCell, Table } from '../../design/parts/table.tsx';
import { number } from '../../i18n/format.ts';

/** What became of codes. */
export type Outcome = BodyOf<typeof readVerification>['totals'];

/** A part of a whole, 0…1, as a percentage: `80 %`. */
export const percent = (share: number): string => `${number(Math.round(share * 100))} %`;

interface OutcomeTableProps {
  /** The heading over it. */
  readonly heading: string;
  /** What the rows are by. */
  readonly head: string;
  readonly rows: readonly (Outcome & { readonly name: string })[];
  readonly tall?: boolean;
}

/** What became of codes, a row each; a rate that nobody can know is left empty. */
export function OutcomeTable({ heading, head, rows, tall = false }: OutcomeTableProps) {
  const { t } = useTranslation();
  return (
    <Table caption={t('admin.codes.in_figures', { by: heading })} dense tall={tall}>
      <thead>
        <tr>
          <HeadCell>{head}</HeadCell>
          {(['started', 'succeeded', 'failed'] as const).map((name) => (
            <HeadCell key={name} figures>
              {t(`admin.codes.table.${name}`)}
            </HeadCell>
          ))}
          <HeadCell figures>{t('admin.codes.table.rate')}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, started, succeeded, failed, success_rate }) => (
          <tr key={name} className="last:[&>*]:border-b-0">
            <Cell className="whitespace-nowrap">{name}</Cell>
            <Cell figures>{number(started)}</Cell>
            <Cell figures>{number(succeeded)}</Cell>
            <Cell figures>{number(failed)}</Cell>
            <Cell figures className="whitespace-nowrap">
              {success_rate === null ? '–' : percent(success_rate)}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
