import { useQuery } from '@tanstack/react-query';
import { readFigures } from '../../../../src/features/ledger/spending/contract.ts';
import { readProfile } from '../../../../src/features/profile/contract.ts';
import { ask } from '../../app/queries.ts';

/** What a person has said of themselves, and what their ledger would say; `known` is undefined until both are there. */
export function useKnown() {
  const profile = useQuery(ask(readProfile, {}));
  const figures = useQuery(ask(readFigures, {}));
  return {
    known: profile.data === undefined || figures.data === undefined ? undefined : { profile: profile.data, figures: figures.data },
    error: profile.error ?? figures.error,
    retry: () => void Promise.all([profile.refetch(), figures.refetch()]),
  };
}
