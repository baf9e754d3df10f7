import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import { Field } from '../../../design/parts/field.tsx';
import { Select } from '../../../design/parts/inputs.tsx';

const route = getRouteApi('/inside/spending');

/** Whose spending: of all accounts, or of one. */
export function SpendingFilter({ accounts }: { readonly accounts: readonly Account[] }) {
  const { t } = useTranslation();
  const { account } = route.useSearch();
  const navigate = route.useNavigate();
  const choose = (value: string) =>
    void navigate({ search: (before) => ({ ...before, account: value === '' ? undefined : Number(value) }), replace: true, resetScroll: false });
  return (
    <div className="max-w-form">
      <Field label={t('spending.filter.account')}>
        <Select value={account ?? ''} onChange={(event) => choose(event.target.value)}>
          <option value="">{t('spending.filter.all_accounts')}</option>
          {accounts.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
