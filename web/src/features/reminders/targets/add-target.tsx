import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { changePreferences } from '../../../../../src/features/preferences/contract.ts';
import { addTarget, type TargetKind } from '../../../../../src/features/reminders/targets/contract.ts';
import { placeProblem } from '../../../app/form-problems.ts';
import { useAction } from '../../../app/queries.ts';
import { Button } from '../../../design/parts/button.tsx';
import { Field } from '../../../design/parts/field.tsx';
import { Form } from '../../../design/parts/form.tsx';
import { FormFoot } from '../../../design/parts/form-foot.tsx';
import { TextInput } from '../../../design/parts/inputs.tsx';
import { Sheet } from '../../../design/parts/sheet.tsx';
import { say } from '../../../design/parts/toast.tsx';

/** A target that was just added, a webhook with its secret. */
export type AddedTarget = z.output<(typeof addTarget.answers)[201]>;

interface AddTargetProps {
  /** What is added; undefined closes it. */
  readonly kind: TargetKind | undefined;
  readonly onClose: () => void;
  readonly onAdded: (added: AddedTarget) => void;
}

/** The form for a new topic or webhook. */
export function AddTarget({ kind, onClose, onAdded }: AddTargetProps) {
  const { t } = useTranslation();
  return (
    <Sheet open={kind !== undefined} onClose={onClose} title={t(`targets.add.${kind ?? 'ntfy'}`)}>
      {kind !== undefined && <TargetForm kind={kind} onAdded={onAdded} />}
    </Sheet>
  );
}

function TargetForm({ kind, onAdded }: { readonly kind: TargetKind; readonly onAdded: (added: AddedTarget) => void }) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<unknown>();
  const { register, handleSubmit, setError, formState } = useForm({ defaultValues: { address: '', token: '' } });
  const { address: wrong, token: wrongToken } = formState.errors;
  const add = useAction(addTarget);
  const prefer = useAction(changePreferences);
  const submit = handleSubmit(async (fields) => {
    setProblem(undefined);
    const [address, token] = [fields.address.trim(), fields.token.trim()];
    const body = kind === 'webhook' ? { kind, address } : { kind, address, ...(token !== '' && { token }) };
    try {
      const added = await add.mutateAsync({ body });
      // Now or never: a secret is shown once, whatever becomes of the rest.
      onAdded(added);
      const { host } = added;
      // Whoever adds one wants their reminders there.
      await prefer.mutateAsync({ body: { push_notifications: true, preferred_communication: 'push' } }).then(
        // Of a webhook its secret says it, which a toast would stand before.
        () => added.secret === null && say(t('targets.added', { host })),
        () => say(t('targets.added_not_first', { host })),
      );
    } catch (error) {
      setProblem(placeProblem(error, setError, ['address', 'token']));
    }
  });
  return (
    <Form onSubmit={submit} problem={problem}>
      <Field label={t('targets.form.address')} hint={t(`targets.form.hint.${kind}`)} error={wrong?.message}>
        <TextInput
          type="url"
          inputMode="url"
          maxLength={1000}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          {...register('address', { validate: (address) => address.trim() !== '' || t('targets.form.missing') })}
        />
      </Field>
      {kind === 'ntfy' && (
        <Field label={t('targets.form.token')} hint={t('targets.form.token_hint')} error={wrongToken?.message} optional>
          <TextInput maxLength={250} autoComplete="off" autoCapitalize="off" spellCheck={false} {...register('token')} />
        </Field>
      )}
      <FormFoot>
        <Button kind="primary" type="submit" busy={add.isPending}>
          {t('targets.form.submit')}
        </Button>
      </FormFoot>
    </Form>
  );
}
