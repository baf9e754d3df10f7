import { Link } from '@tanstack/react-router';
import { Trans, useTranslation } from 'react-i18next';

/** "We think 9 things come back: look", with the way there. */
export function ProposalsWords({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  return (
    <Trans
      t={t}
      i18nKey="transactions.brought.found"
      count={count}
      components={{ look: <Link to="/recurring" className="text-accent underline underline-offset-4" /> }}
    />
  );
}
