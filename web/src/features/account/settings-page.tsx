import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { changeMe } from '../../../../src/features/identity/account/contract.ts';
import { placeProblem } from '../../app/form-problems.ts';
import { useAction } from '../../app/queries.ts';
import { usePerson } from '../../app/session.ts';
import { chooseTheme, useTheme } from '../../design/look.ts';
import { Button } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { ChoiceChips } from '../../design/parts/choice-chips.tsx';
import { Field } from '../../design/parts/field.tsx';
import { Form } from '../../design/parts/form.tsx';
import { Select, TextInput } from '../../design/parts/inputs.tsx';
import { Page } from '../../design/parts/page.tsx';
import { say } from '../../design/parts/toast.tsx';
import { EraseDemo, useIsDemo } from '../demo/remove-demo.tsx';
import { currencies } from '../session/currencies.ts';
import { EraseAccount } from './erase-account.tsx';

/** Name, time zone, currency, look, and the end of it all. */
export function SettingsPage() {
  const { t } = useTranslation();
  const isDemo = useIsDemo();
  return (
    <Page title={t('account.settings.title')} narrow>
      <Card title={t('account.settings.you')}>
        <YouForm />
      </Card>
      <Card title={t('account.settings.look')}>
        <LookChoice />
      </Card>
      {isDemo ? (
        <Card title={t('demo.erase')}>
          <EraseDemo />
        </Card>
      ) : (
        <Card title={t('account.settings.erase')}>
          <EraseAccount />
        </Card>
      )}
    </Page>
  );
}

function YouForm() {
  const { t } = useTranslation();
  const person = usePerson();
  const [problem, setProblem] = useState<unknown>();
  const { register, handleSubmit, setError, formState } = useForm({
    values: { full_name: person.full_name ?? '', time_zone: person.time_zone, currency: person.currency },
  });
  const change = useAction(changeMe, { onDone: () => say(t('common.saved')) });
  const submit = handleSubmit(async ({ full_name, time_zone, currency }) => {
    setProblem(undefined);
    await change
      .mutateAsync({ body: { full_name: full_name.trim() === '' ? null : full_name.trim(), time_zone, currency } })
      .catch((error: unknown) => setProblem(placeProblem(error, setError, ['full_name', 'time_zone', 'currency'])));
  });
  const { errors } = formState;
  return (
    <Form onSubmit={submit} problem={problem}>
      <Field label={t('account.settings.email')} hint={<EmailHint />}>
        <TextInput value={person.email} disabled readOnly />
      </Field>
      <Field label={t('account.settings.name')} optional error={errors.full_name?.message}>
        <TextInput autoComplete="name" {...register('full_name')} />
      </Field>
      <Field label={t('account.settings.time_zone')} hint={t('account.settings.time_zone_hint')} error={errors.time_zone?.message}>
        <Select {...register('time_zone')}>
          {timeZones(person.time_zone).map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('account.settings.currency')} hint={t('account.settings.currency_hint')} error={errors.currency?.message}>
        <Select {...register('currency')}>
          {currencies().map(({ code, name }) => (
            <option key={code} value={code}>
              {name} ({code})
            </option>
          ))}
        </Select>
      </Field>
      <Button kind="primary" type="submit" busy={change.isPending} className="self-start">
        {t('common.save')}
      </Button>
    </Form>
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

// The list of the browser may lack UTC and older names, so what is set now is always in it.
const timeZones = (set: string): readonly string[] => [...new Set([set, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort();

function LookChoice() {
  const { t } = useTranslation();
  return (
    <ChoiceChips
      label={t('account.settings.look_label')}
      value={useTheme()}
      onChange={chooseTheme}
      choices={[
        { value: 'auto', label: t('account.settings.look_auto') },
        { value: 'light', label: t('account.settings.look_light') },
        { value: 'dark', label: t('account.settings.look_dark') },
      ]}
    />
  );
}
