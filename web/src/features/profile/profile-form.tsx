import { useEffect, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Profile } from '../../../../src/contract/profile.ts';
import type { Figures } from '../../../../src/features/ledger/spending/contract.ts';
import { changeProfile } from '../../../../src/features/profile/contract.ts';
import { forgetDraft, keepDraft, readDraft } from '../../app/drafts.ts';
import { placeProblem } from '../../app/form-problems.ts';
import { useAction } from '../../app/queries.ts';
import { usePerson } from '../../app/session.ts';
import { Button } from '../../design/parts/button.tsx';
import { Form } from '../../design/parts/form.tsx';
import { say } from '../../design/parts/toast.tsx';
import { AMOUNTS, changesOf, CHOICES, draftOf, fieldsOf, profileDraft, type ProfileFields, takenBack, TEXTS, withDraft } from './profile-fields.ts';
import { ProfileGroups, type ProfilePart } from './profile-groups.tsx';

const NAMES = [...AMOUNTS, ...CHOICES, ...TEXTS, 'household_size', 'goal_timeline_months'] as const;

interface ProfileFormProps {
  readonly profile: Profile;
  /** What the ledger would say. */
  readonly figures: Figures;
  readonly part?: ProfilePart;
  /** All of it is saved, or there was nothing to save. */
  readonly onSaved?: () => void;
}

/** The profile, or a part of it, in groups. Saving sends what was changed and nothing else, and can be undone. What is not saved yet waits in this tab. */
export function ProfileForm({ profile, figures, part = 'all', onSaved }: ProfileFormProps) {
  const { t } = useTranslation();
  const { id: user, currency } = usePerson();
  const name = `profile.${part}`;
  // What the server has, as far as this form knows: another tab's changes are not undone by saving this one.
  const [before, setBefore] = useState(() => fieldsOf(profile));
  const [problem, setProblem] = useState<unknown>();
  const [begun] = useState(() => withDraft(before, readDraft(name, user, profileDraft)));
  const form = useForm<ProfileFields>({ defaultValues: begun });
  useEffect(
    () => form.subscribe({ formState: { values: true }, callback: ({ values }) => keepDraft(name, user, draftOf(values, before)) }),
    [form, name, user, before],
  );
  const begin = (answer: Profile) => {
    setBefore(fieldsOf(answer));
    form.reset(fieldsOf(answer));
    forgetDraft(name, user);
  };
  const undo = useAction(changeProfile, { onDone: begin });
  const change = useAction(changeProfile, {
    onDone: (answer, { body }) => {
      begin(answer);
      say(t('common.saved'), () => undo.mutate({ body: takenBack(body, before) }));
      onSaved?.();
    },
  });
  const submit = form.handleSubmit(async (fields) => {
    setProblem(undefined);
    const body = changesOf(fields, before);
    if (Object.keys(body).length === 0) return onSaved === undefined ? say(t('profile.nothing_changed')) : onSaved();
    await change.mutateAsync({ body }).catch((error: unknown) => setProblem(placeProblem(error, form.setError, NAMES)));
  });
  return (
    <FormProvider {...form}>
      <Form onSubmit={submit} problem={problem}>
        <ProfileGroups part={part} figures={figures} currency={currency} />
        <Button kind="primary" type="submit" busy={change.isPending} className="self-start">
          {t(onSaved === undefined ? 'common.save' : 'common.save_and_go_on')}
        </Button>
      </Form>
    </FormProvider>
  );
}
