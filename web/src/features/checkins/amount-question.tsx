import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceChips } from '../../design/parts/choice-chips.tsx';
import { Field } from '../../design/parts/field.tsx';
import { TextInput } from '../../design/parts/inputs.tsx';
import { number } from '../../i18n/format.ts';

interface AmountQuestionProps {
  readonly label: string;
  /** What can be chosen with one touch. */
  readonly choices: readonly number[];
  readonly other: string;
  /** Largest that makes sense. */
  readonly most: number;
  /** Whether parts of one count: hours do, minutes do not. */
  readonly parts?: boolean;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

const OTHER = 'other';

/** How much of something: a few amounts to touch, or another one written. Nothing is chosen beforehand, and 0 is an answer. */
export function AmountQuestion({ label, choices, other, most, parts = false, value, onChange }: AmountQuestionProps) {
  const { t } = useTranslation();
  const [writing, setWriting] = useState(value !== null && !choices.includes(value));
  const [text, setText] = useState(writing && value !== null ? String(value) : '');
  const written = Number(text.replace(',', '.'));
  const isWrong = text.trim() !== '' && !(written >= 0 && written <= most && (parts || Number.isInteger(written)));
  const write = (next: string) => {
    setText(next);
    const amount = Number(next.replace(',', '.'));
    onChange(next.trim() !== '' && amount >= 0 && amount <= most && (parts || Number.isInteger(amount)) ? amount : null);
  };
  const choose = (choice: string) => {
    setWriting(choice === OTHER);
    if (choice === OTHER) write(text);
    else onChange(Number(choice));
  };
  return (
    <div className="flex flex-col gap-2">
      <ChoiceChips
        label={label}
        choices={[...choices.map((choice) => ({ value: String(choice), label: number(choice) })), { value: OTHER, label: other }]}
        value={writing ? OTHER : value === null ? undefined : String(value)}
        onChange={choose}
      />
      {writing && (
        <div className="max-w-[12rem]">
          <Field label={`${label} ${other}`} hideLabel error={isWrong ? t('checkins.form.wrong_amount', { most: number(most) }) : undefined}>
            <TextInput
              inputMode={parts ? 'decimal' : 'numeric'}
              autoComplete="off"
              maxLength={6}
              value={text}
              onChange={(event) => write(event.target.value)}
            />
          </Field>
        </div>
      )}
      {(value !== null || writing) && (
        <button
          type="button"
          onClick={() => {
            setWriting(false);
            setText('');
            onChange(null);
          }}
          className="self-start text-sm text-accent min-h-touch px-1 -ml-1 rounded-md"
        >
          {t('common.take_back')}
          <span className="sr-only">: {label}</span>
        </button>
      )}
    </div>
  );
}
