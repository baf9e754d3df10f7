import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { beginTotp, confirmTotp, removeTotp } from '../../../../src/features/identity/factors/totp/contract.ts';
import type { BodyOf } from '../../api.ts';
import { placeProblem } from '../../app/form-problems.ts';
import { useAction } from '../../app/queries.ts';
import { usePerson } from '../../app/session.ts';
import { Button } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Field } from '../../design/parts/field.tsx';
import { Form } from '../../design/parts/form.tsx';
import { TextInput } from '../../design/parts/inputs.tsx';
import { Sheet } from '../../design/parts/sheet.tsx';
import { FormProblem } from '../../design/parts/states.tsx';
import { say } from '../../design/parts/toast.tsx';
import { momentText } from '../../i18n/format.ts';
import { QrCode } from './qr-code.tsx';
import { RemoveSheet } from './remove-sheet.tsx';
import type { SecurityState } from './ways.ts';

interface TotpCardProps {
  readonly totp: SecurityState['totp'];
  readonly onCodes: (codes: readonly string[] | null) => void;
}

/** The authenticator app: off, or on since when. */
export function TotpCard({ totp, onCodes }: TotpCardProps) {
  const { t } = useTranslation();
  const { time_zone: zone } = usePerson();
  const [removing, setRemoving] = useState(false);
  const [begun, setBegun] = useState<BodyOf<typeof beginTotp>>();
  const begin = useAction(beginTotp, { onDone: setBegun });
  const remove = useAction(removeTotp, {
    onDone: () => {
      setRemoving(false);
      say(t('security.totp.removed'));
    },
  });
  return (
    <Card title={t('security.totp.heading')}>
      <div className="flex flex-col items-start gap-4">
        <p className="text-soft">{totp === null ? t('security.totp.off') : t('security.totp.on', { moment: momentText(totp.confirmed_at, zone) })}</p>
        <FormProblem error={begin.error} />
        {totp === null ? (
          <Button busy={begin.isPending} onClick={() => begin.mutate({})}>
            {t('security.totp.set_up')}
          </Button>
        ) : (
          <Button kind="danger" onClick={() => setRemoving(true)}>
            {t('common.remove')}
          </Button>
        )}
      </div>
      <Sheet open={begun !== undefined} onClose={() => setBegun(undefined)} title={t('security.totp.sheet')}>
        {begun && (
          <SetUp
            {...begun}
            onDone={(codes) => {
              setBegun(undefined);
              onCodes(codes);
            }}
          />
        )}
      </Sheet>
      <RemoveSheet
        open={removing}
        onClose={() => setRemoving(false)}
        title={t('security.totp.remove_sheet')}
        detail={t('security.totp.remove_detail')}
        busy={remove.isPending}
        error={remove.error}
        onRemove={() => remove.mutate({})}
      />
    </Card>
  );
}

interface SetUpProps extends BodyOf<typeof beginTotp> {
  readonly onDone: (codes: readonly string[] | null) => void;
}

function SetUp({ secret, uri, onDone }: SetUpProps) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<unknown>();
  const { register, handleSubmit, setError, formState } = useForm({ defaultValues: { code: '' } });
  const turnOn = useAction(confirmTotp, { onDone: ({ recovery_codes }) => onDone(recovery_codes) });
  const submit = handleSubmit(async ({ code }) => {
    setProblem(undefined);
    await turnOn.mutateAsync({ body: { code } }).catch((error: unknown) => setProblem(placeProblem(error, setError, ['code'])));
  });
  return (
    <Form onSubmit={submit} problem={problem}>
      <p>{t('security.totp.scan')}</p>
      <QrCode text={uri} label={t('security.totp.qr')} />
      <div>
        <p className="text-soft">{t('security.totp.by_hand')}</p>
        <p className="font-medium figures break-all select-all">{secret.replace(/.{4}(?=.)/g, '$& ')}</p>
      </div>
      <Field label={t('security.totp.code')} error={formState.errors.code?.message}>
        <TextInput inputMode="numeric" autoComplete="one-time-code" maxLength={7} className="figures text-lg" {...register('code')} />
      </Field>
      <Button kind="primary" type="submit" busy={turnOn.isPending}>
        {t('security.totp.turn_on')}
      </Button>
    </Form>
  );
}
