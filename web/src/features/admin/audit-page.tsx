import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { exportAudit, listAudit } from '../../../../src/features/admin/audit/contract.ts';
import { addressOf } from '../../api.ts';
import { ApiProblem } from '../../api-problem.ts';
import { askPages, pagesOf } from '../../app/queries.ts';
import { AnchorButton, Button } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Page } from '../../design/parts/page.tsx';
import { UnreadyPage } from '../../design/parts/unready-page.tsx';
import { AdminNav, ForAdministrators } from './administration.tsx';
import { AuditFilter } from './audit-filter.tsx';
import { AuditTable } from './audit-table.tsx';
import { NeedsFactor } from './needs-factor.tsx';

const route = getRouteApi('/inside/admin/audit');

/** What happened that matters for security, for administrators: to look through, and to take out. */
export function AuditPage() {
  const { t } = useTranslation();
  return (
    <ForAdministrators title={t('admin.audit.title')}>
      <Audit />
    </ForAdministrators>
  );
}

function Audit() {
  const { t } = useTranslation();
  const search = route.useSearch();
  // While the next filter is asked for, the rows of the one before stay.
  const found = useInfiniteQuery({ ...askPages(listAudit, { query: { limit: 50, ...search } }), placeholderData: keepPreviousData });
  const title = t('admin.audit.title');
  if (found.error instanceof ApiProblem && found.error.code === 'auth.second_factor_required') return <NeedsFactor title={title} />;
  if (found.data === undefined) return <UnreadyPage title={title} error={found.error} retry={() => void found.refetch()} />;
  const entries = pagesOf(found.data);
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  return (
    <Page title={title} sentence={<FoundSentence isFiltered={isFiltered} count={entries.length} more={found.hasNextPage} />}>
      <AdminNav />
      <AuditFilter />
      <div className="flex flex-wrap items-center gap-2">
        {(['csv', 'jsonl'] as const).map((format) => (
          <AnchorButton key={format} icon="file" href={addressOf(exportAudit, { query: { format, ...search } })} download>
            {t(`admin.audit.download.${format}`)}
          </AnchorButton>
        ))}
        <p className="text-sm text-soft">{t('admin.audit.download.hint')}</p>
      </div>
      {entries.length > 0 && (
        <Card flush>
          <AuditTable entries={entries} />
          {found.hasNextPage && (
            <Button kind="quiet" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()} className="m-2">
              {t('common.more')}
            </Button>
          )}
        </Card>
      )}
    </Page>
  );
}

function FoundSentence({ isFiltered, count, more }: { readonly isFiltered: boolean; readonly count: number; readonly more: boolean }) {
  const { t } = useTranslation();
  const words = () => {
    if (count === 0) return t('admin.audit.sentence_none');
    if (!isFiltered) return t('admin.audit.sentence');
    return more ? t('admin.audit.sentence_more', { count }) : t('admin.audit.sentence_found', { count });
  };
  return <span role="status">{words()}</span>;
}
