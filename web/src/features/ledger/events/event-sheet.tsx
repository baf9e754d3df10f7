import { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import { changeEvent, createEvent, type PlannedEvent } from '../../../../../src/features/ledger/events/contract.ts';
import { placeProblem } from '../../../app/form-problems.ts';
import { useAction } from '../../../app/queries.ts';
import { usePerson, useToday } from '../../../app/session.ts';
import { Button } from '../../../design/parts/button.tsx';
import { Field } from '../../../design/parts/field.tsx';
import { Form } from '../../../design/parts/form.tsx';
import { FormFoot } from '../../../design/parts/form-foot.tsx';
import { DateInput, Select, TextInput } from '../../../design/parts/inputs.tsx';
import { Sheet } from '../../../design/parts/sheet.tsx';
import { say } from '../../../design/parts/toast.tsx';
import { AmountFields } from '../amount-fields.tsx';
import { bodyOf, emptyFields, type EventFields, fieldsOf } from './event-fields.ts';
import { RemoveEvent } from './remove-event.tsx';

interface EventSheetProps {
  readonly accounts: readonly Account[];
  readonly open: boolean;
  /** The event to change; undefined for a new one. */
  readonly changing: PlannedEvent | undefined;
  readonly onClose: () => void;
}

/** The form for a one-off event, new or old. */
export function EventSheet({ accounts, open, changing, onClose }: EventSheetProps) {
  const { t } = useTranslation();
  return (
    <Sheet open={open} onClose={onClose} title={changing === undefined ? t('events.form.add_title') : t('events.form.change_title')}>
      <EventForm key={changing?.id ?? 'new'} accounts={accounts} changing={changing} onDone={onClose} />
    </Sheet>
  );
}

interface EventFormProps extends Pick<EventSheetProps, 'accounts' | 'changing'> {
  readonly onDone: () => void;
}

const NAMES = ['name', 'amount', 'date', 'account_id'] as const;

function EventForm({ accounts, changing, onDone }: EventFormProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { currency } = usePerson();
  const [problem, setProblem] = useState<unknown>();
  const form = useForm<EventFields>({
    defaultValues: changing === undefined ? emptyFields(today) : fieldsOf(changing),
  });
  const { register, handleSubmit, setError, watch, formState } = form;
  const create = useAction(createEvent, { onDone: ({ name }) => (say(t('events.form.added', { name })), onDone()) });
  const change = useAction(changeEvent, { onDone: () => (say(t('common.saved')), onDone()) });
  const submit = handleSubmit(async (fields) => {
    setProblem(undefined);
    const body = bodyOf(fields);
    const done = changing === undefined ? create.mutateAsync({ body }) : change.mutateAsync({ params: { id: changing.id }, body });
    await done.catch((error: unknown) => setProblem(placeProblem(error, setError, NAMES)));
  });
  const { errors } = formState;
  const [date, accountId] = watch(['date', 'account_id']);
  return (
    <FormProvider {...form}>
      <Form onSubmit={submit} problem={problem}>
        <Field label={t('events.form.name')} error={errors.name?.message}>
          <TextInput
            maxLength={255}
            autoComplete="off"
            {...register('name', { validate: (name) => name.trim() !== '' || t('events.form.missing_name') })}
          />
        </Field>
        <AmountFields label={t('events.form.amount')} currency={accounts.find(({ id }) => id === Number(accountId))?.currency ?? currency} />
        <Field label={t('events.form.date')} error={errors.date?.message} {...(date !== '' && date < today && { hint: t('events.form.gone_by') })}>
          <DateInput {...register('date', { required: t('events.form.missing_day') })} />
        </Field>
        <Field label={t('events.form.account')} hint={t('events.form.account_hint')} optional error={errors.account_id?.message}>
          <Select {...register('account_id')}>
            <option value="">{t('events.form.any_account')}</option>
            {accounts.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <FormFoot>
          <Button kind="primary" type="submit" busy={create.isPending || change.isPending}>
            {t('common.save')}
          </Button>
          {changing !== undefined && <RemoveEvent event={changing} onDone={onDone} />}
        </FormFoot>
      </Form>
    </FormProvider>
  );
}
