import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listImports, undoImport } from '../../../../../src/features/ledger/imports/contract.ts';
import { askPages, pagesOf, useAction } from '../../../app/queries.ts';
import { usePerson } from '../../../app/session.ts';
import { Button } from '../../../design/parts/button.tsx';
import { Card } from '../../../design/parts/card.tsx';
import { ErrorState, FormProblem } from '../../../design/parts/states.tsx';
import { Cell, HeadCell, Table } from '../../../design/parts/table.tsx';
import { say } from '../../../design/parts/toast.tsx';
import { momentText, number } from '../../../i18n/format.ts';

/** The files that were brought, each to be taken back exactly. Nothing when there are none. */
export function PastImports() {
  const { t } = useTranslation();
  const { time_zone } = usePerson();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(askPages(listImports, { query: { limit: 20 } }));
  const undo = useAction(undoImport, { onDone: () => say(t('imports.done.undone')) });
  const rows = pagesOf(data);
  if (error !== null && data === undefined) return <ErrorState error={error} retry={() => void refetch()} />;
  if (rows.length === 0) return null;
  return (
    <Card title={t('imports.past.heading')} flush>
      <FormProblem error={undo.error} />
      <Table caption={t('imports.past.caption')}>
        <thead>
          <tr>
            <HeadCell>{t('imports.past.file')}</HeadCell>
            <HeadCell figures>{t('imports.past.added')}</HeadCell>
            <HeadCell figures className="hidden md:table-cell">
              {t('imports.past.known')}
            </HeadCell>
            <HeadCell figures className="hidden md:table-cell">
              {t('imports.past.rejected')}
            </HeadCell>
            <HeadCell>
              <span className="sr-only">{t('imports.past.undo')}</span>
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <Cell className="w-full">
                <span className="block break-words">{row.file_name}</span>
                <span className="block text-sm text-soft">{momentText(row.created_at, time_zone)}</span>
              </Cell>
              <Cell figures>{number(row.rows_added)}</Cell>
              <Cell figures className="hidden md:table-cell">
                {number(row.rows_already_known)}
              </Cell>
              <Cell figures className="hidden md:table-cell">
                {number(row.rows_rejected)}
              </Cell>
              <Cell>
                <Button
                  kind="quiet"
                  icon="undo"
                  busy={undo.isPending && undo.variables.params.id === row.id}
                  onClick={() => undo.mutate({ params: { id: row.id } })}
                  className="whitespace-nowrap"
                >
                  {t('imports.past.undo')} <span className="sr-only">{row.file_name}</span>
                </Button>
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      {hasNextPage && (
        <Button kind="quiet" busy={isFetchingNextPage} onClick={() => void fetchNextPage()} className="m-2">
          {t('common.more')}
        </Button>
      )}
    </Card>
  );
}
