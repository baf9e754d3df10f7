import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isCivilDay } from '../../../../../src/core/calendar/day.ts';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import { CATEGORIES, type Category } from '../../../../../src/features/ledger/categories/contract.ts';
import { Button } from '../../../design/parts/button.tsx';
import { classNames } from '../../../design/parts/class-names.ts';
import { Icon } from '../../../design/parts/icon.tsx';
import { Field } from '../../../design/parts/field.tsx';
import { DateInput, Select } from '../../../design/parts/inputs.tsx';
import { SearchField } from '../../../design/parts/search-field.tsx';
import { dayText } from '../../../i18n/format.ts';
import type { MoneySearch } from './search.ts';

const route = getRouteApi('/inside/money');

type Filters = Pick<MoneySearch, 'account' | 'category' | 'q' | 'from' | 'to'>;

function useFilters() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: Filters) =>
    void navigate({ search: (before) => ({ ...before, brought: undefined, unsaid: undefined, ...change }), replace: true, resetScroll: false });
  return [search, set] as const;
}

/** Which rows are shown: all of it stands in the address, and below the fields as chips that can be dropped. */
export function Finder({ accounts }: { readonly accounts: readonly Account[] }) {
  const { t } = useTranslation();
  const [search, set] = useFilters();
  const [all, setAll] = useState(false);
  return (
    <search className="flex flex-col gap-3">
      <div className="grid grid-cols-2 lg:grid-cols-[2fr_1.5fr_1.5fr_10rem_10rem] gap-3 [&>*]:min-w-0">
        <div className="col-span-2 lg:col-span-1">
          <SearchField label={t('transactions.find.q')} placeholder={t('transactions.find.q_hint')} value={search.q} onChange={(q) => set({ q })} />
        </div>
        {/* On a phone the rows matter more than four more fields: they open at a press. */}
        <Button
          kind="quiet"
          icon={all ? 'close' : 'down'}
          aria-expanded={all}
          onClick={() => setAll(!all)}
          className="col-span-2 justify-self-start -ml-3 md:hidden"
        >
          {t('transactions.find.more')}
        </Button>
        <div className={classNames('contents', !all && 'max-md:[&>*]:hidden')}>
          <Field label={t('transactions.find.account')}>
            <Select
              value={search.account ?? ''}
              onChange={(event) => set({ account: event.target.value === '' ? undefined : Number(event.target.value) })}
            >
              <option value="">{t('transactions.find.every_account')}</option>
              {accounts.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t('transactions.find.category')}>
            <Select value={search.category ?? ''} onChange={(event) => set({ category: categoryOf(event.target.value) })}>
              <option value="">{t('transactions.find.every_category')}</option>
              {CATEGORIES.map((category) => (
                <option key={category} value={category}>
                  {category === 'other' ? t('transactions.find.other') : t(`categories.${category}`)}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t('transactions.find.from')}>
            <DateInput value={search.from ?? ''} max={search.to} onChange={(event) => set({ from: dayOf(event.target.value) })} />
          </Field>
          <Field label={t('transactions.find.to')}>
            <DateInput value={search.to ?? ''} min={search.from} onChange={(event) => set({ to: dayOf(event.target.value) })} />
          </Field>
        </div>
      </div>
      <Chips accounts={accounts} />
    </search>
  );
}

const categoryOf = (value: string): Category | undefined => CATEGORIES.find((category) => category === value);

// A date field gives half-typed days as empty text, and years such as 0002 while the fourth digit is still to come.
const dayOf = (value: string): string | undefined => (isCivilDay(value) && value >= '1900-01-01' ? value : undefined);

function Chips({ accounts }: { readonly accounts: readonly Account[] }) {
  const { t } = useTranslation();
  const [search, set] = useFilters();
  const chips: readonly (readonly [what: string | undefined, dropped: Filters])[] = [
    [search.q === undefined ? undefined : `“${search.q}”`, { q: undefined }],
    [accounts.find(({ id }) => id === search.account)?.name, { account: undefined }],
    [search.category && (search.category === 'other' ? t('transactions.find.other') : t(`categories.${search.category}`)), { category: undefined }],
    [search.from && t('transactions.find.from_day', { day: dayText(search.from) }), { from: undefined }],
    [search.to && t('transactions.find.to_day', { day: dayText(search.to) }), { to: undefined }],
  ];
  const used = chips.flatMap(([what, dropped]) => (what === undefined ? [] : [{ what, dropped }]));
  if (used.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2">
      {used.map(({ what, dropped }) => (
        <li key={what}>
          <button
            type="button"
            onClick={() => set(dropped)}
            className="inline-flex items-center gap-2 min-h-touch px-3 rounded-full border border-accent bg-accent-soft text-accent-strong"
          >
            <span className="sr-only">{t('transactions.find.drop', { what: '' })}</span>
            {what}
            <Icon name="close" className="size-4" />
          </button>
        </li>
      ))}
    </ul>
  );
}
