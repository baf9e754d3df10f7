import { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import { changeRecurring, createRecurring, type RecurringItem } from '../../../../../src/features/ledger/recurring/contract.ts';
import { placeProblem } from '../../../app/form-problems.ts';
import { useAction } from '../../../app/queries.ts';
import { useToday } from '../../../app/session.ts';
import { Button } from '../../../design/parts/button.tsx';
import { Form } from '../../../design/parts/form.tsx';
import { FormFoot } from '../../../design/parts/form-foot.tsx';
import { Sheet } from '../../../design/parts/sheet.tsx';
import { say } from '../../../design/parts/toast.tsx';
import { MoreFields } from './more-fields.tsx';
import { BEGUN, bodyOf, changeOf, detailsOf, emptyFields, fieldsOf, type RecurringFormFields } from './recurring-fields.ts';
import { RemoveItem } from './remove-item.tsx';
import { type Start, STARTS } from './search.ts';
import { WhatFields } from './what-fields.tsx';
import { WhenFields } from './when-fields.tsx';

interface RecurringSheetProps {
  readonly accounts: readonly Account[];
  readonly open: boolean;
  /** The item to change; undefined for a new one. */
  readonly changing: RecurringItem | undefined;
  /** What a new one starts from. */
  readonly begun: Start | undefined;
  readonly onClose: () => void;
}

/** The form for something that comes back, new or old. */
export function RecurringSheet({ accounts, open, changing, begun, onClose }: RecurringSheetProps) {
  const { t } = useTranslation();
  return (
    <Sheet open={open} onClose={onClose} title={changing === undefined ? t('recurring.form.add_title') : t('recurring.form.change_title')}>
      <RecurringForm key={changing?.id ?? 'new'} accounts={accounts} changing={changing} begun={begun} onDone={onClose} />
    </Sheet>
  );
}

interface RecurringFormProps extends Omit<RecurringSheetProps, 'open' | 'onClose'> {
  readonly onDone: () => void;
}

const NAMES = ['name', 'amount', 'account_id', 'category', 'starts_on', 'ends_on', 'count'] as const;

function RecurringForm({ accounts, changing, begun, onDone }: RecurringFormProps) {
  const { t } = useTranslation();
  const today = useToday();
  const from = (start: Start) => ({ name: t(`recurring.start.${start}`), ...BEGUN[start] });
  const [before] = useState<RecurringFormFields>(() =>
    changing === undefined ? { ...emptyFields(accounts, today), ...(begun && from(begun)) } : fieldsOf(changing),
  );
  const [problem, setProblem] = useState<unknown>();
  const form = useForm<RecurringFormFields>({ defaultValues: before });
  const create = useAction(createRecurring, { onDone: ({ name }) => (say(t('recurring.form.added', { name })), onDone()) });
  const change = useAction(changeRecurring, { onDone: () => (say(t('common.saved')), onDone()) });
  const submit = form.handleSubmit(async (fields) => {
    setProblem(undefined);
    const done =
      changing === undefined
        ? create.mutateAsync({ body: bodyOf(fields) })
        : change.mutateAsync({
            params: { id: changing.id },
            // Who corrects what was found says by it that the rest is right.
            body: { ...changeOf(fields, before), ...(changing.status === 'proposed' && { status: 'active' }) },
          });
    await done.catch((error: unknown) => setProblem(placeProblem(error, form.setError, NAMES)));
  });
  const begin = (start: Start) => {
    const { name, direction, category, frequency } = from(start);
    form.setValue('name', name, { shouldValidate: form.formState.isSubmitted });
    form.setValue('direction', direction);
    form.setValue('category', category);
    form.setValue('frequency', frequency);
  };
  const { dirtyFields } = form.formState;
  // The details of a new item follow its first day until somebody touches them, also those not in sight yet. Those of an old one are what was said once.
  const follow = (startsOn: string) => {
    if (changing !== undefined) return;
    const details = detailsOf(startsOn);
    for (const name of FOLLOWING) {
      const defaultValue = details[name];
      if (defaultValue !== undefined && dirtyFields[name] !== true) form.setValue(name, defaultValue);
    }
  };
  return (
    <FormProvider {...form}>
      <Form onSubmit={submit} problem={problem}>
        {changing === undefined && <Beginnings onBegin={begin} />}
        <WhatFields accounts={accounts} />
        <WhenFields today={today} changing={changing !== undefined} onStartsOn={follow} />
        <MoreFields open={changing !== undefined && (before.business_day !== 'none' || before.ends !== 'never')} />
        <FormFoot>
          <Button kind="primary" type="submit" busy={create.isPending || change.isPending}>
            {t('common.save')}
          </Button>
          {changing !== undefined && <RemoveItem item={changing} onDone={onDone} />}
        </FormFoot>
      </Form>
    </FormProvider>
  );
}

const FOLLOWING = ['weekday', 'day_of_month', 'anchor_date', 'nth'] as const;

/** What most people add first, one press away. */
function Beginnings({ onBegin }: { readonly onBegin: (start: Start) => void }) {
  const { t } = useTranslation();
  return (
    <fieldset className="flex flex-wrap items-center gap-2">
      <legend className="sr-only">{t('recurring.start.label')}</legend>
      <span aria-hidden="true" className="text-soft mr-1">
        {t('recurring.start.label')}
      </span>
      {STARTS.map((start) => (
        <Button key={start} onClick={() => onBegin(start)}>
          {t(`recurring.start.${start}`)}
        </Button>
      ))}
    </fieldset>
  );
}
