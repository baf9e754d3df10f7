import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePerson } from '../../../app/session.ts';
import { Button } from '../../../design/parts/button.tsx';
import { Field } from '../../../design/parts/field.tsx';
import { MoneyInput, type WrittenAmount } from '../../../design/parts/money-input.tsx';
import { FormProblem } from '../../../design/parts/states.tsx';
import { money } from '../../../i18n/format.ts';
import { useSaving } from './use-saving.ts';

/** From which balance up a day is healthy. Saved when the person leaves the box or presses Enter; nothing in it leaves the choice to Mingus. */
export function BufferSettings() {
  const { t } = useTranslation();
  const { currency } = usePerson();
  const { preferences, save, problem } = useSaving();
  const kept = preferences.forecast_buffer;
  const [written, setWritten] = useState<WrittenAmount>(kept);
  const wrong = written === undefined || (written !== null && written < 0);
  const keep = (amount: WrittenAmount): void => {
    if (amount === undefined || (amount !== null && amount < 0) || amount === kept) return;
    const value = amount === null ? t('account.settings.buffer.auto') : money(amount, currency);
    void save({ forecast_buffer: amount }, { what: t('account.settings.buffer.label'), value });
  };
  return (
    <div className="flex flex-col gap-4">
      <Field
        label={t('account.settings.buffer.label')}
        hint={t('account.settings.buffer.hint')}
        error={wrong ? t('account.settings.buffer.wrong') : undefined}
      >
        <MoneyInput
          currency={currency}
          value={written}
          onChange={setWritten}
          placeholder={t('account.settings.buffer.auto')}
          onBlur={() => keep(written)}
          onKeyDown={(event) => event.key === 'Enter' && keep(written)}
        />
      </Field>
      {kept !== null && (
        <Button
          className="self-start"
          onClick={() => {
            setWritten(null);
            keep(null);
          }}
        >
          {t('account.settings.buffer.forget')}
        </Button>
      )}
      <FormProblem error={problem} />
    </div>
  );
}
