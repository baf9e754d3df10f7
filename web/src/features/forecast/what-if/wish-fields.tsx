import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import { ChoiceChips } from '../../../design/parts/choice-chips.tsx';
import { Field } from '../../../design/parts/field.tsx';
import { IconButton } from '../../../design/parts/button.tsx';
import { DateInput, Select, TextInput } from '../../../design/parts/inputs.tsx';
import { MoneyInput } from '../../../design/parts/money-input.tsx';
import { dayText, money } from '../../../i18n/format.ts';
import { type AddedWish, type ChangedWish, isDayToCome, type Wish, WISHED_FREQUENCIES } from './wishes.ts';

interface WishFieldsProps {
  readonly wish: Wish;
  readonly today: string;
  /** ISO 4217. */
  readonly currency: string;
  /** The accounts that something new can move. */
  readonly accounts: readonly Account[];
  readonly onChange: (wish: Wish) => void;
  readonly onForget: () => void;
}

/** One thing that would be otherwise. Every letter counts at once: there is nothing to send. */
export function WishFields({ wish, onForget, ...rest }: WishFieldsProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="rounded-md border border-line p-3 flex flex-col gap-3 min-w-0">
      <legend className="sr-only">{wish.name}</legend>
      <div className="flex items-center justify-between gap-2 -my-1">
        <span className="font-medium break-words min-w-0">
          {wish.kind === 'changed' ? wish.name : t(`forecast.what_if.new_${isOnce(wish) ? 'once' : 'recurring'}`)}
        </span>
        <IconButton icon="close" label={t('forecast.what_if.forget_one', { name: wish.name })} onClick={onForget} className="-mr-2" />
      </div>
      {wish.kind === 'changed' ? <ChangedFields wish={wish} {...rest} /> : <AddedFields wish={wish} {...rest} />}
    </fieldset>
  );
}

const isOnce = ({ frequency }: AddedWish): boolean => frequency === 'once';

type Rest<Kind extends Wish> = Omit<WishFieldsProps, 'wish' | 'onForget'> & { readonly wish: Kind };

function ChangedFields({ wish, today, currency, onChange }: Rest<ChangedWish>) {
  const { t } = useTranslation();
  const before = 'item' in wish.of ? wish.of.item.amount : wish.of.event.amount;
  return (
    <>
      <p className="text-sm text-soft">{t('forecast.what_if.now', { amount: money(before, currency), day: dayText(wish.was, today) })}</p>
      {!wish.leaveOut && (
        <div className="grid grid-cols-[4fr_5fr] gap-3 [&>*]:min-w-0">
          <AmountField wish={wish} currency={currency} onChange={onChange} />
          <DayField wish={wish} today={today} label={t('item' in wish.of ? 'forecast.what_if.next_on' : 'forecast.what_if.on')} onChange={onChange} />
        </div>
      )}
      <label className="flex items-center gap-3 min-h-touch">
        <input
          type="checkbox"
          className="size-5"
          checked={wish.leaveOut}
          onChange={(event) => onChange({ ...wish, leaveOut: event.target.checked })}
        />
        {t('forecast.what_if.leave_out')}
      </label>
    </>
  );
}

function AddedFields({ wish, today, currency, accounts, onChange }: Rest<AddedWish>) {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t('forecast.what_if.name')}>
        <TextInput value={wish.name} maxLength={255} autoComplete="off" onChange={(event) => onChange({ ...wish, name: event.target.value })} />
      </Field>
      <ChoiceChips
        label={t('common.money.direction')}
        hideLabel
        value={wish.direction}
        onChange={(direction) => onChange({ ...wish, direction })}
        choices={[
          { value: 'out', label: t('common.money.goes_out') },
          { value: 'in', label: t('common.money.comes_in') },
        ]}
      />
      <div className="grid grid-cols-[4fr_5fr] gap-3 [&>*]:min-w-0">
        <AmountField wish={wish} currency={currency} onChange={onChange} />
        <DayField wish={wish} today={today} label={t(isOnce(wish) ? 'forecast.what_if.on' : 'forecast.what_if.first_on')} onChange={onChange} />
      </div>
      {!isOnce(wish) && <FrequencyField wish={wish} onChange={onChange} />}
      {accounts.length > 1 && (
        <Field label={t('forecast.filter.account')}>
          <Select value={wish.account_id} onChange={(event) => onChange({ ...wish, account_id: Number(event.target.value) })}>
            {accounts.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </>
  );
}

function FrequencyField({ wish, onChange }: { readonly wish: AddedWish; readonly onChange: (wish: Wish) => void }) {
  const { t } = useTranslation();
  return (
    <Field label={t('recurring.form.frequency')}>
      <Select
        value={wish.frequency}
        onChange={(event) => onChange({ ...wish, frequency: WISHED_FREQUENCIES.find((each) => each === event.target.value) ?? wish.frequency })}
      >
        {WISHED_FREQUENCIES.map((frequency) =>
          frequency === 'once' ? null : (
            <option key={frequency} value={frequency}>
              {t(`recurring.frequency.${frequency}`)}
            </option>
          ),
        )}
      </Select>
    </Field>
  );
}

function AmountField({ wish, currency, onChange }: { readonly wish: Wish; readonly currency: string; readonly onChange: (wish: Wish) => void }) {
  const { t } = useTranslation();
  const place = useRef<HTMLInputElement>(null);
  // Whoever adds a card wants to write its amount.
  useEffect(() => place.current?.focus(), []);
  const wrong = wish.amount === undefined || wish.amount === 0 || (wish.amount === null && wish.kind === 'changed');
  return (
    <Field label={t('forecast.what_if.amount')} error={wrong ? t('common.money.missing') : undefined}>
      <MoneyInput ref={place} currency={currency} value={wish.amount} onChange={(amount) => onChange({ ...wish, amount })} />
    </Field>
  );
}

interface DayFieldProps extends Pick<WishFieldsProps, 'wish' | 'today' | 'onChange'> {
  readonly label: string;
}

function DayField({ wish, today, label, onChange }: DayFieldProps) {
  const { t } = useTranslation();
  return (
    <Field label={label} error={isDayToCome(wish.day, today) ? undefined : t('forecast.what_if.missing_day')}>
      <DateInput value={wish.day} min={today} onChange={(event) => onChange({ ...wish, day: event.target.value })} />
    </Field>
  );
}
