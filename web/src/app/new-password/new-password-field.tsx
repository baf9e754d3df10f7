import type { UseFormRegisterReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { PasswordOwner } from '../../../../src/core/password/judgement.ts';
import { Field } from '../../design/parts/field.tsx';
import { PasswordInput } from '../../design/parts/inputs.tsx';
import { StatusShape } from '../../design/parts/status-mark.tsx';
import { useJudgement } from './use-judgement.ts';

interface NewPasswordFieldProps {
  readonly label: string;
  /** Fewest characters it must have. */
  readonly least: number;
  /** Whose it will be, as far as the page knows. */
  readonly owner: PasswordOwner;
  /** What is written in it now. */
  readonly value: string;
  readonly error: string | undefined;
  readonly input: UseFormRegisterReturn;
}

/** A new password, and under it in words whether it will do while it is written. */
export function NewPasswordField({ label, least, owner, value, error, input }: NewPasswordFieldProps) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-1">
      <Field label={label} hint={t('session.strength.hint', { least })} error={error}>
        <PasswordInput autoComplete="new-password" {...input} />
      </Field>
      {/* What the server says stands beside the field already. */}
      <div role="status">{error === undefined && <Strength value={value} owner={owner} least={least} />}</div>
    </div>
  );
}

function Strength({ value, owner, least }: Pick<NewPasswordFieldProps, 'value' | 'owner' | 'least'>) {
  const { t } = useTranslation();
  const judgement = useJudgement(value, owner, least);
  if (judgement === undefined) return null;
  const { weakness, missing } = judgement;
  const words = weakness === 'too_short' ? t('session.strength.too_short', { count: missing }) : t(`session.strength.${weakness ?? 'good'}`);
  return (
    <p className="flex items-baseline gap-2 text-sm">
      <StatusShape status={weakness === undefined ? 'healthy' : 'warning'} />
      {words}
    </p>
  );
}
