import { getRouteApi } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../src/features/ledger/accounts/contract.ts';
import { Field } from '../../design/parts/field.tsx';
import { Select } from '../../design/parts/inputs.tsx';
import { DAYS_OFFERED } from './search.ts';

const route = getRouteApi('/inside/forecast');
const YEAR = 365;

/** Which account, how far, with everyday spending or without: all of it in the address. */
export const ForecastFilters = memo(function ForecastFilters({ accounts }: { readonly accounts: readonly Account[] }) {
  const { t } = useTranslation();
  const { days = YEAR, account, everyday } = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: { days?: (typeof DAYS_OFFERED)[number] | undefined; account?: number | undefined; everyday?: false | undefined }) =>
    void navigate({ search: (before) => ({ ...before, day: undefined, month: undefined, ...change }), replace: true, resetScroll: false });
  return (
    <div className="grid grid-cols-2 md:grid-cols-[2fr_1fr_1fr] gap-3 max-w-text [&>*]:min-w-0 [&>*:first-child]:col-span-2 md:[&>*:first-child]:col-span-1">
      <Field label={t('forecast.filter.account')}>
        <Select value={account ?? ''} onChange={(event) => set({ account: event.target.value === '' ? undefined : Number(event.target.value) })}>
          <option value="">{t('forecast.filter.all_accounts')}</option>
          {accounts.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('forecast.filter.how_far')}>
        <Select
          value={days}
          onChange={(event) => set({ days: DAYS_OFFERED.find((offered) => offered !== YEAR && offered === Number(event.target.value)) })}
        >
          {DAYS_OFFERED.map((offered) => (
            <option key={offered} value={offered}>
              {offered === YEAR ? t('forecast.filter.year') : t('forecast.filter.days', { count: offered })}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('forecast.filter.everyday')}>
        <Select
          value={everyday === false ? 'false' : 'true'}
          onChange={(event) => set({ everyday: event.target.value === 'false' ? false : undefined })}
        >
          <option value="true">{t('forecast.filter.with_everyday')}</option>
          <option value="false">{t('forecast.filter.without_everyday')}</option>
        </Select>
      </Field>
    </div>
  );
});
