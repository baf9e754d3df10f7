import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { addPasskey, beginPasskey, removePasskey, renamePasskey } from '../../../../src/features/identity/factors/passkeys/contract.ts';
import { call } from '../../api.ts';
import { placeProblem } from '../../app/form-problems.ts';
import { useAction } from '../../app/queries.ts';
import { usePerson } from '../../app/session.ts';
import { Button } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Field } from '../../design/parts/field.tsx';
import { Form } from '../../design/parts/form.tsx';
import { TextInput } from '../../design/parts/inputs.tsx';
import { Sheet } from '../../design/parts/sheet.tsx';
import { say } from '../../design/parts/toast.tsx';
import { momentText } from '../../i18n/format.ts';
import { makePasskey, namedAddress, passkeyObstacle } from './passkey-browser.ts';
import { RemoveSheet } from './remove-sheet.tsx';
import type { SecurityState } from './ways.ts';

type Passkey = SecurityState['passkeys'][number];

interface PasskeysCardProps {
  readonly passkeys: readonly Passkey[];
  readonly onCodes: (codes: readonly string[] | null) => void;
}

/** A person's passkeys, and the way to another one. */
export function PasskeysCard({ passkeys, onCodes }: PasskeysCardProps) {
  const { t } = useTranslation();
  const obstacle = passkeyObstacle();
  const [adding, setAdding] = useState(false);
  const [renaming, setRenaming] = useState<Passkey>();
  return (
    <Card title={t('security.passkeys.heading')} flush>
      <ul className="divide-y divide-line">
        {passkeys.map((passkey) => (
          <PasskeyRow key={passkey.id} passkey={passkey} onRename={() => setRenaming(passkey)} />
        ))}
      </ul>
      <div className="flex flex-col items-start gap-4 px-4 md:px-6 py-3">
        {passkeys.length === 0 && <p className="text-soft">{t('security.passkeys.none')}</p>}
        {obstacle === undefined ? (
          <Button icon="plus" onClick={() => setAdding(true)}>
            {t('security.passkeys.add')}
          </Button>
        ) : (
          <p className="text-soft">{t(`security.passkeys.${obstacle}`, { address: namedAddress() })}</p>
        )}
      </div>
      <Sheet open={adding} onClose={() => setAdding(false)} title={t('security.passkeys.add_sheet')} description={t('security.show.passkey_detail')}>
        <AddForm
          onDone={(codes) => {
            setAdding(false);
            onCodes(codes);
          }}
        />
      </Sheet>
      <Sheet open={renaming !== undefined} onClose={() => setRenaming(undefined)} title={t('security.passkeys.rename_sheet')}>
        {renaming && <RenameForm passkey={renaming} onDone={() => setRenaming(undefined)} />}
      </Sheet>
    </Card>
  );
}

function PasskeyRow({ passkey, onRename }: { readonly passkey: Passkey; readonly onRename: () => void }) {
  const { t } = useTranslation();
  const { time_zone: zone } = usePerson();
  const [removing, setRemoving] = useState(false);
  const remove = useAction(removePasskey, { onDone: () => say(t('security.passkeys.removed')) });
  const { id, name, created_at, last_used_at } = passkey;
  const used = last_used_at === null ? t('security.passkeys.unused') : t('security.passkeys.used', { moment: momentText(last_used_at, zone) });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 md:px-6 py-3">
      <div className="flex-1 min-w-[14rem]">
        <p className="font-medium">{name}</p>
        <p className="text-sm text-soft">
          {t('security.passkeys.since', { moment: momentText(created_at, zone) })}, {used}
        </p>
      </div>
      <Button onClick={onRename}>
        {t('security.passkeys.rename')}
        <span className="sr-only"> ({name})</span>
      </Button>
      <Button kind="danger" onClick={() => setRemoving(true)}>
        {t('common.remove')}
        <span className="sr-only"> ({name})</span>
      </Button>
      <RemoveSheet
        open={removing}
        onClose={() => setRemoving(false)}
        title={t('security.passkeys.remove_sheet', { name })}
        detail={t('security.passkeys.remove_detail')}
        busy={remove.isPending}
        error={remove.error}
        onRemove={() => remove.mutate({ params: { id } })}
      />
    </li>
  );
}

function AddForm({ onDone }: { readonly onDone: (codes: readonly string[] | null) => void }) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<unknown>();
  const { register, handleSubmit, setError, formState } = useForm({ defaultValues: { name: '' } });
  const add = useAction(addPasskey, {
    onDone: ({ recovery_codes }) => {
      say(t('security.passkeys.added'));
      onDone(recovery_codes);
    },
  });
  // Two requests with the browser's own dialog between them; whatever goes wrong in any of the three is told in one place.
  const all = useMutation({
    mutationFn: async (name: string) => {
      const { challenge_id, passkey_options } = await call(beginPasskey, {});
      await add.mutateAsync({ body: { challenge_id, name, passkey: await makePasskey(passkey_options) } });
    },
  });
  const submit = handleSubmit(async ({ name }) => {
    setProblem(undefined);
    await all.mutateAsync(name.trim()).catch((error: unknown) => setProblem(placeProblem(error, setError, ['name'])));
  });
  return (
    <Form onSubmit={submit} problem={problem}>
      <NameField
        error={formState.errors.name?.message}
        input={register('name', { validate: (name) => name.trim() !== '' || t('security.passkeys.name_missing') })}
      />
      <Button kind="primary" type="submit" busy={all.isPending}>
        {t('security.passkeys.go_on')}
      </Button>
    </Form>
  );
}

function RenameForm({ passkey, onDone }: { readonly passkey: Passkey; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<unknown>();
  const { register, handleSubmit, setError, formState } = useForm({ defaultValues: { name: passkey.name } });
  const rename = useAction(renamePasskey, {
    onDone: () => {
      say(t('security.passkeys.renamed'));
      onDone();
    },
  });
  const submit = handleSubmit(async ({ name }) => {
    setProblem(undefined);
    await rename
      .mutateAsync({ params: { id: passkey.id }, body: { name: name.trim() } })
      .catch((error: unknown) => setProblem(placeProblem(error, setError, ['name'])));
  });
  return (
    <Form onSubmit={submit} problem={problem}>
      <NameField
        error={formState.errors.name?.message}
        input={register('name', { validate: (name) => name.trim() !== '' || t('security.passkeys.name_missing') })}
      />
      <Button kind="primary" type="submit" busy={rename.isPending}>
        {t('common.save')}
      </Button>
    </Form>
  );
}

interface NameFieldProps {
  readonly error: string | undefined;
  readonly input: ReturnType<ReturnType<typeof useForm<{ name: string }>>['register']>;
}

function NameField({ error, input }: NameFieldProps) {
  const { t } = useTranslation();
  return (
    <Field label={t('security.passkeys.name')} hint={t('security.passkeys.name_hint')} error={error}>
      <TextInput autoComplete="off" maxLength={100} {...input} />
    </Field>
  );
}
