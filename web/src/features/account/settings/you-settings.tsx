import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeMe } from '../../../../../src/features/identity/account/contract.ts';
import { useAction } from '../../../app/queries.ts';
import { usePerson } from '../../../app/session.ts';
import { Field } from '../../../design/parts/field.tsx';
import { Select, TextInput } from '../../../design/parts/inputs.tsx';
import { FormProblem } from '../../../design/parts/states.tsx';
import { say } from '../../../design/parts/toast.tsx';
import { currencies } from '../../session/currencies.ts';
import type { Said } from './use-saving.ts';

type Change = { readonly full_name: string | null } | { readonly time_zone: string } | { readonly currency: string };

// Enter means "that is it", as leaving the box does.
const onEnter = (act: () => void) => (event: KeyboardEvent) => {
  if (event.key === 'Enter') act();
};

/** Name, time zone and currency. */
export function YouSettings() {
  const { t } = useTranslation();
  const person = usePerson();
  const [name, setName] = useState(person.full_name ?? '');
  const change = useAction(changeMe);
  const save = async (body: Change, said: Said): Promise<void> => {
    // A refusal is said below; there is nothing else to do about it.
    const done = await change.mutateAsync({ body }).catch(() => undefined);
    if (done !== undefined) say(t('account.settings.said', { what: said.what, value: said.value }));
  };
  const saveName = (): void => {
    const full_name = name.trim() === '' ? null : name.trim();
    if (full_name === person.full_name) return;
    void save({ full_name }, { what: t('account.settings.name'), value: full_name ?? t('account.settings.nothing') });
  };
  const zones = timeZones(person.time_zone);
  return (
    <div className="flex flex-col gap-4">
      <Field label={t('account.settings.email')} hint={<EmailHint />}>
        <TextInput value={person.email} disabled readOnly />
      </Field>
      <Field label={t('account.settings.name')} optional>
        <TextInput
          autoComplete="name"
          maxLength={255}
          value={name}
          onChange={(event) => setName(event.target.value)}
          onBlur={saveName}
          onKeyDown={onEnter(saveName)}
        />
      </Field>
      <Field label={t('account.settings.time_zone')} hint={t('account.settings.time_zone_hint')}>
        <Select
          value={person.time_zone}
          onChange={({ target: { value } }) => void save({ time_zone: value }, { what: t('account.settings.time_zone'), value: zoneName(value) })}
        >
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zoneName(zone)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('account.settings.currency')} hint={t('account.settings.currency_hint')}>
        <Select
          value={person.currency}
          onChange={({ target: { value } }) => void save({ currency: value }, { what: t('account.settings.currency'), value })}
        >
          {currencies().map(({ code, name: currencyName }) => (
            <option key={code} value={code}>
              {currencyName} ({code})
            </option>
          ))}
        </Select>
      </Field>
      <FormProblem error={change.error} />
    </div>
  );
}

function EmailHint() {
  const { t } = useTranslation();
  return (
    <Link to="/security" className="text-accent underline underline-offset-4">
      {t('account.settings.email_change')}
    </Link>
  );
}

const zoneName = (zone: string): string => zone.replaceAll('_', ' ');

// The list of the browser may lack UTC and older names, so what is set now is always in it.
const timeZones = (set: string): readonly string[] => [...new Set([set, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort();
