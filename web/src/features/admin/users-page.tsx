import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listUsers } from '../../../../src/features/admin/users/contract.ts';
import { ApiProblem } from '../../api-problem.ts';
import { askPages, pagesOf } from '../../app/queries.ts';
import { Button } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Page } from '../../design/parts/page.tsx';
import { SearchField } from '../../design/parts/search-field.tsx';
import { UnreadyPage } from '../../design/parts/unready-page.tsx';
import { AdminNav, ForAdministrators } from './administration.tsx';
import { DisableUser } from './disable-user.tsx';
import { NeedsFactor } from './needs-factor.tsx';
import { type User, UserTable } from './user-table.tsx';

const route = getRouteApi('/inside/admin/users');

/** The people who have an account, for administrators: to find, disable and let in again, and to sign out. */
export function UsersPage() {
  const { t } = useTranslation();
  return (
    <ForAdministrators title={t('admin.users.title')}>
      <Users />
    </ForAdministrators>
  );
}

function Users() {
  const { t } = useTranslation();
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  const [disabling, setDisabling] = useState<User>();
  // While the next words are looked for, those found before stay.
  const found = useInfiniteQuery({
    ...askPages(listUsers, { query: { limit: 50, ...(q !== undefined && { q }) } }),
    placeholderData: keepPreviousData,
  });
  const field = useSlash();
  const title = t('admin.users.title');
  if (found.error instanceof ApiProblem && found.error.code === 'auth.second_factor_required') return <NeedsFactor title={title} />;
  if (found.data === undefined) return <UnreadyPage title={title} error={found.error} retry={() => void found.refetch()} />;
  const users = pagesOf(found.data);
  return (
    <Page title={title} sentence={<FoundSentence q={q} count={users.length} more={found.hasNextPage} />}>
      <AdminNav />
      <search>
        <SearchField
          ref={field}
          label={t('admin.users.find')}
          placeholder={t('admin.users.find_hint')}
          value={q}
          onChange={(wanted) => void navigate({ search: { q: wanted }, replace: true, resetScroll: false })}
          onKeyDown={toFirstRow}
        />
        <p className="hidden md:block pt-1 text-sm text-soft">{t('admin.users.keys')}</p>
      </search>
      {users.length === 0 ? (
        <p>{t('admin.users.none_detail')}</p>
      ) : (
        <Card flush>
          <UserTable users={users} onDisable={setDisabling} />
          {found.hasNextPage && (
            <Button kind="quiet" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()} className="m-2">
              {t('common.more')}
            </Button>
          )}
        </Card>
      )}
      <DisableUser user={disabling} onClose={() => setDisabling(undefined)} />
    </Page>
  );
}

function FoundSentence({ q, count, more }: { readonly q: string | undefined; readonly count: number; readonly more: boolean }) {
  const { t } = useTranslation();
  const words = () => {
    if (q === undefined) return t('admin.users.sentence');
    if (count === 0) return t('admin.users.sentence_none', { q });
    return more ? t('admin.users.sentence_more', { count, q }) : t('admin.users.sentence_found', { count, q });
  };
  return <span role="status">{words()}</span>;
}

/** A field that the key / goes to from anywhere on the page but another field. */
function useSlash() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const go = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || (event.target instanceof HTMLElement && event.target.matches('input, textarea, select'))) return;
      event.preventDefault();
      field.current?.select();
    };
    window.addEventListener('keydown', go);
    return () => window.removeEventListener('keydown', go);
  }, []);
  return field;
}

function toFirstRow(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown') return;
  event.preventDefault();
  document.querySelector<HTMLElement>('[data-row-menu]')?.focus();
}
