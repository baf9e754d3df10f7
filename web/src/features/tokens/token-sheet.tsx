import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { makeToken } from '../../../../src/features/identity/tokens/contract.ts';
import { placeProblem } from '../../app/form-problems.ts';
import { useAction } from '../../app/queries.ts';
import { Button } from '../../design/parts/button.tsx';
import { ChoiceChips } from '../../design/parts/choice-chips.tsx';
import { Field } from '../../design/parts/field.tsx';
import { Form } from '../../design/parts/form.tsx';
import { FormFoot } from '../../design/parts/form-foot.tsx';
import { TextInput } from '../../design/parts/inputs.tsx';
import { Sheet } from '../../design/parts/sheet.tsx';
import { bodyOf, type MadeToken, type TokenFields } from './token-fields.ts';

interface TokenSheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onMade: (made: MadeToken) => void;
}

/** The form for a new token. */
export function TokenSheet({ open, onClose, onMade }: TokenSheetProps) {
  const { t } = useTranslation();
  return (
    <Sheet open={open} onClose={onClose} title={t('tokens.form.title')}>
      <TokenForm onMade={onMade} />
    </Sheet>
  );
}

function TokenForm({ onMade }: Pick<TokenSheetProps, 'onMade'>) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<unknown>();
  const { register, control, handleSubmit, setError, formState } = useForm<TokenFields>({ defaultValues: { name: '', may: 'read', ends: '90' } });
  const make = useAction(makeToken, { onDone: onMade });
  const submit = handleSubmit(async (fields) => {
    setProblem(undefined);
    await make.mutateAsync({ body: bodyOf(fields, Date.now()) }).catch((error: unknown) => setProblem(placeProblem(error, setError, ['name'])));
  });
  const may = [
    { value: 'read', label: t('tokens.form.read'), hint: t('tokens.form.read_hint') },
    { value: 'write', label: t('tokens.form.write'), hint: t('tokens.form.write_hint') },
  ] as const;
  const ends = [
    { value: '30', label: t('tokens.form.in_30') },
    { value: '90', label: t('tokens.form.in_90') },
    { value: '365', label: t('tokens.form.in_365') },
    { value: 'never', label: t('tokens.form.never') },
  ] as const;
  return (
    <Form onSubmit={submit} problem={problem}>
      <Field label={t('tokens.form.name')} hint={t('tokens.form.name_hint')} error={formState.errors.name?.message}>
        <TextInput
          maxLength={255}
          autoComplete="off"
          {...register('name', { validate: (name) => name.trim() !== '' || t('tokens.form.missing_name') })}
        />
      </Field>
      <Controller
        control={control}
        name="may"
        render={({ field }) => <ChoiceChips label={t('tokens.form.scopes')} choices={may} value={field.value} onChange={field.onChange} />}
      />
      <Controller
        control={control}
        name="ends"
        render={({ field }) => <ChoiceChips label={t('tokens.form.ends')} choices={ends} value={field.value} onChange={field.onChange} />}
      />
      <FormFoot>
        <Button kind="primary" type="submit" busy={make.isPending}>
          {t('tokens.make')}
        </Button>
      </FormFoot>
    </Form>
  );
}
