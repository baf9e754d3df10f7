import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listAddressBlocks, listSuspiciousAddresses, unblockAddress } from '../../../../src/features/admin/addresses/contract.ts';
import { ApiProblem } from '../../api-problem.ts';
import { askPages, pagesOf, useAction } from '../../app/queries.ts';
import { Button } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Page } from '../../design/parts/page.tsx';
import { FormProblem } from '../../design/parts/states.tsx';
import { say } from '../../design/parts/toast.tsx';
import { UnreadyPage } from '../../design/parts/unready-page.tsx';
import { AddressTable } from './address-table.tsx';
import { AdminNav, ForAdministrators } from './administration.tsx';
import { BlockAddress } from './block-address.tsx';
import { BlockTable } from './block-table.tsx';
import { NeedsFactor } from './needs-factor.tsx';

/** IP addresses that did much or doubtful things, for administrators: to look at, and to block for a while. */
export function AddressesPage() {
  const { t } = useTranslation();
  return (
    <ForAdministrators title={t('admin.addresses.title')}>
      <Addresses />
    </ForAdministrators>
  );
}

function Addresses() {
  const { t } = useTranslation();
  const found = useInfiniteQuery(askPages(listSuspiciousAddresses, { query: { limit: 50 } }));
  const blocked = useInfiniteQuery(askPages(listAddressBlocks, { query: { limit: 50 } }));
  // Undefined while the form is closed; empty for an address that is still to be written.
  const [blocking, setBlocking] = useState<string>();
  const unblock = useAction(unblockAddress, { onDone: () => say(t('admin.addresses.unblocked')) });
  const title = t('admin.addresses.title');
  const error = found.error ?? blocked.error;
  if (error instanceof ApiProblem && error.code === 'auth.second_factor_required') return <NeedsFactor title={title} />;
  if (found.data === undefined || blocked.data === undefined)
    return <UnreadyPage title={title} error={error} retry={() => void Promise.all([found.refetch(), blocked.refetch()])} />;
  const [addresses, blocks] = [pagesOf(found.data), pagesOf(blocked.data)];
  const end = (id: number) => unblock.mutate({ params: { id } });
  const sentence = found.hasNextPage
    ? t('admin.addresses.sentence_more', { count: addresses.length })
    : t('admin.addresses.sentence', { count: addresses.length });
  return (
    <Page title={title} sentence={sentence} actions={<Button onClick={() => setBlocking('')}>{t('admin.addresses.block_any')}</Button>}>
      <AdminNav />
      <FormProblem error={unblock.error} />
      {addresses.length > 0 && (
        <Card title={t('admin.addresses.heading')} flush>
          <AddressTable addresses={addresses} onBlock={setBlocking} onUnblock={end} />
          {found.hasNextPage && (
            <Button kind="quiet" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()} className="m-2">
              {t('common.more')}
            </Button>
          )}
        </Card>
      )}
      <p className="max-w-text text-soft">{t('admin.addresses.meaning')}</p>
      <Card title={t('admin.addresses.blocked_heading')} flush={blocks.length > 0}>
        {blocks.length === 0 ? <p>{t('admin.addresses.blocked_none')}</p> : <BlockTable blocks={blocks} onUnblock={end} />}
        {blocked.hasNextPage && (
          <Button kind="quiet" busy={blocked.isFetchingNextPage} onClick={() => void blocked.fetchNextPage()} className="m-2">
            {t('common.more')}
          </Button>
        )}
      </Card>
      <BlockAddress address={blocking} onClose={() => setBlocking(undefined)} onUndo={end} />
    </Page>
  );
}
