import { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import { CATEGORIES } from '../../../../../src/features/ledger/categories/contract.ts';
import {
  changeTransaction,
  createTransaction,
  removeTransaction,
  restoreTransaction,
  type Transaction,
} from '../../../../../src/features/ledger/transactions/contract.ts';
import { KeptForLater } from '../../../api-problem.ts';
import { placeProblem } from '../../../app/form-problems.ts';
import type { Waiting } from '../../../app/offline/records.ts';
import { useLater } from '../../../app/offline/use-later.ts';
import { useAction } from '../../../app/queries.ts';
import { useToday } from '../../../app/session.ts';
import { Button } from '../../../design/parts/button.tsx';
import { Field } from '../../../design/parts/field.tsx';
import { Form } from '../../../design/parts/form.tsx';
import { DateInput, Select, TextInput } from '../../../design/parts/inputs.tsx';
import { Sheet } from '../../../design/parts/sheet.tsx';
import { FormProblem } from '../../../design/parts/states.tsx';
import { say } from '../../../design/parts/toast.tsx';
import { AmountFields } from '../amount-fields.tsx';
import { useCategorising } from '../categories/use-categorising.ts';
import { bodyOf, changesOf, emptyFields, fieldsOf, fieldsOfWaiting, newRowOf, type TransactionFields } from './transaction-fields.ts';
import { Why } from './why.tsx';

interface TransactionSheetProps {
  readonly accounts: readonly Account[];
  readonly open: boolean;
  /** The row to change; undefined for a new one. */
  readonly changing: Transaction | undefined;
  /** What waits to be sent and was refused, to be put right. */
  readonly waiting?: Waiting | undefined;
  readonly onClose: () => void;
}

/** The form for a row of the ledger, new or old. */
export function TransactionSheet({ accounts, open, changing, waiting, onClose }: TransactionSheetProps) {
  const { t } = useTranslation();
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={changing === undefined ? t('transactions.form.add_title') : t('transactions.form.change_title')}
      {...(changing !== undefined && changing.import_id !== null && { description: t('transactions.form.from_file') })}
    >
      <TransactionForm key={changing?.id ?? waiting?.key ?? 'new'} accounts={accounts} changing={changing} waiting={waiting} onClose={onClose} />
    </Sheet>
  );
}

const NAMES = ['account_id', 'posted_on', 'amount', 'payee', 'memo', 'category'] as const;

function TransactionForm({ accounts, changing, waiting, onClose }: Omit<TransactionSheetProps, 'open'>) {
  const { t } = useTranslation();
  const today = useToday();
  const [problem, setProblem] = useState<unknown>();
  const form = useForm<TransactionFields>({
    defaultValues: changing !== undefined ? fieldsOf(changing) : ((waiting && fieldsOfWaiting(waiting)) ?? emptyFields(accounts, today)),
  });
  const { register, handleSubmit, setError, watch, formState } = form;
  const onDone = () => onClose();
  const { keep, settle } = useLater('transaction', waiting?.key);
  const create = useAction(createTransaction, {
    onDone: () => (settle(), say(t('transactions.form.added')), onDone()),
    keep: ({ body }, key) => keep({ key, date: null, body }),
  });
  const { learned } = useCategorising();
  const change = useAction(changeTransaction, {
    onDone: (answer) => {
      if (answer.change_id !== null) learned(answer);
      else say(t('common.saved'));
      onDone();
    },
  });
  const chosen = accounts.find(({ id }) => id === Number(watch('account_id')));
  const submit = handleSubmit(async (fields) => {
    setProblem(undefined);
    const body = bodyOf(fields);
    const done =
      changing === undefined
        ? create.mutateAsync({ body: newRowOf(body) })
        : change.mutateAsync({ params: { id: changing.id }, body: changesOf(body, changing) });
    await done.catch((error: unknown) => (error instanceof KeptForLater ? onDone() : setProblem(placeProblem(error, setError, NAMES))));
  });
  const { errors } = formState;
  return (
    <FormProvider {...form}>
      <Form onSubmit={submit} problem={problem}>
        <AmountFields label={t('transactions.form.amount')} currency={chosen?.currency ?? 'USD'} zero />
        <Field label={t('transactions.form.payee')} hint={t('transactions.form.payee_hint')} error={errors.payee?.message}>
          <TextInput maxLength={255} {...register('payee', { validate: (value) => value.trim() !== '' || t('transactions.form.missing_payee') })} />
        </Field>
        <div className="grid grid-cols-2 gap-3 [&>*]:min-w-0">
          <Field label={t('transactions.form.day')} error={errors.posted_on?.message}>
            <DateInput {...register('posted_on', { required: t('transactions.form.missing_day') })} />
          </Field>
          <Field label={t('transactions.form.account')} error={errors.account_id?.message}>
            <Select {...register('account_id')}>
              {accounts.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        <Field
          label={t('transactions.form.category')}
          error={errors.category?.message}
          hint={
            changing === undefined ? (
              t('transactions.form.category_hint')
            ) : (
              <Why row={changing} paired={accounts.find(({ id }) => id === changing.paired_account_id)?.name} />
            )
          }
        >
          <Select {...register('category')}>
            {CATEGORIES.map((category) => (
              <option key={category} value={category}>
                {t(`categories.${category}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('transactions.form.memo')} optional error={errors.memo?.message}>
          <TextInput maxLength={500} {...register('memo')} />
        </Field>
        <div className="flex flex-wrap gap-3 justify-between">
          <Button kind="primary" type="submit" busy={create.isPending || change.isPending}>
            {t('common.save')}
          </Button>
          {changing !== undefined && <RemoveButton id={changing.id} onDone={onDone} />}
        </div>
      </Form>
    </FormProvider>
  );
}

/** Removes the row at once; the toast brings it back. */
function RemoveButton({ id, onDone }: { readonly id: number; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const restore = useAction(restoreTransaction);
  const undo = () =>
    void restore.mutateAsync({ params: { id } }).then(
      () => say(t('transactions.form.restored')),
      () => say(t('transactions.form.not_restored')),
    );
  const remove = useAction(removeTransaction, {
    onDone: () => {
      say(t('transactions.form.removed'), undo);
      onDone();
    },
  });
  return (
    <>
      <Button icon="remove" busy={remove.isPending} onClick={() => remove.mutate({ params: { id } })}>
        {t('common.remove')}
      </Button>
      <FormProblem error={remove.error} />
    </>
  );
}
