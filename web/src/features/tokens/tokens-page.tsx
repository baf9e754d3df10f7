import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listTokens } from '../../../../src/features/identity/tokens/contract.ts';
import { ask } from '../../app/queries.ts';
import { Button } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Page } from '../../design/parts/page.tsx';
import { EmptyState } from '../../design/parts/states.tsx';
import { UnreadyPage } from '../../design/parts/unready-page.tsx';
import { RevokeToken } from './revoke-token.tsx';
import { hasEnded, type MadeToken, type Token } from './token-fields.ts';
import { TokenMade } from './token-made.tsx';
import { TokenSheet } from './token-sheet.tsx';
import { TokenTable } from './token-table.tsx';

const route = getRouteApi('/inside/tokens');

/** The tokens by which a person's programs call Mingus. */
export function TokensPage() {
  const { t } = useTranslation();
  const tokens = useQuery(ask(listTokens, { query: { limit: 200 } }));
  const title = t('tokens.title');
  if (tokens.data === undefined) return <UnreadyPage title={title} error={tokens.error} retry={() => void tokens.refetch()} />;
  return <FilledTokens tokens={tokens.data.items} />;
}

function FilledTokens({ tokens }: { readonly tokens: readonly Token[] }) {
  const { t } = useTranslation();
  const { add } = route.useSearch();
  const navigate = route.useNavigate();
  // Only here, until the page is left: what is shown once is kept nowhere.
  const [made, setMade] = useState<MadeToken>();
  const [revoking, setRevoking] = useState<Token>();
  const close = () => void navigate({ search: {}, replace: true, resetScroll: false });
  const open = (
    <Button kind="primary" icon="plus" onClick={() => void navigate({ search: { add: true }, resetScroll: false })}>
      {t('tokens.make')}
    </Button>
  );
  const good = tokens.filter((token) => !hasEnded(token, Date.now())).length;
  const isEmpty = tokens.length === 0 && made === undefined;
  return (
    <Page
      title={t('tokens.title')}
      {...(!isEmpty && { sentence: good === 0 ? t('tokens.sentence_none') : t('tokens.sentence', { count: good }), actions: open })}
    >
      {isEmpty && (
        <EmptyState title={t('tokens.empty.title')} example={<ExampleTokens />} action={open}>
          {t('tokens.empty.detail')}
        </EmptyState>
      )}
      {made !== undefined && <TokenMade key={made.id} made={made} onDone={() => setMade(undefined)} />}
      {tokens.length > 0 && (
        <Card title={t('tokens.list.heading')} flush>
          <TokenTable tokens={tokens} onRevoke={setRevoking} />
        </Card>
      )}
      <p>
        <a href="/api/reference" className="text-accent underline underline-offset-4">
          {t('tokens.docs')}
        </a>
      </p>
      <TokenSheet
        open={add === true}
        onClose={close}
        onMade={(token) => {
          setMade(token);
          close();
        }}
      />
      <RevokeToken token={revoking} onClose={() => setRevoking(undefined)} />
    </Page>
  );
}

const DAY_MS = 86_400_000;

/** Two made-up tokens for the empty page, which labels them as an example. */
function ExampleTokens() {
  const { t } = useTranslation();
  const ago = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();
  return (
    <TokenTable
      tokens={[
        { id: 1, name: t('tokens.example.sheet'), scopes: ['read'], created_at: ago(20), last_used_at: ago(0), expires_at: ago(-70) },
        { id: 2, name: t('tokens.example.backup'), scopes: ['read', 'write'], created_at: ago(3), last_used_at: null, expires_at: null },
      ]}
    />
  );
}
