import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { ImportFlow } from './import-flow.tsx';

const route = getRouteApi('/inside/import');

/** Brings a bank's file in, and goes on to what became of it. */
export function ImportPage() {
  const { account } = route.useSearch();
  const navigate = useNavigate();
  return (
    <ImportFlow
      account={account}
      onAdded={({ id, rows_added }, unsaid) => void navigate({ to: '/money', search: { brought: rows_added > 0 ? id : undefined, unsaid } })}
    />
  );
}
