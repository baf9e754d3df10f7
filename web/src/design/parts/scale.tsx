import { type KeyboardEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';

const STEPS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

interface ScaleProps {
  /** The question. */
  readonly label: string;
  /** What 1 and 10 stand for. */
  readonly low: string;
  readonly high: string;
  /** Null until something is chosen: nothing is preset. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly error?: string | undefined;
}

/**
 * A rating of 1 to 10 with nothing chosen beforehand: the first touch sets it, and it fills up to there. Arrow keys move as in any group of radio
 * buttons; a digit chooses (0 is ten), Delete takes the answer back.
 */
export function Scale({ label, low, high, value, onChange, error }: ScaleProps) {
  const { t } = useTranslation();
  const name = useId();
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Delete' || event.key === 'Backspace') onChange(null);
    else if (/^\d$/.test(event.key)) onChange(event.key === '0' ? 10 : Number(event.key));
    else return;
    event.preventDefault();
  };
  return (
    <fieldset className="flex flex-col gap-1 min-w-0" onKeyDown={press} aria-describedby={error === undefined ? undefined : `${name}-error`}>
      <legend className="font-medium mb-1">{label}</legend>
      <div className="grid grid-cols-5 md:grid-cols-10 gap-1">
        {STEPS.map((step) => (
          <label
            key={step}
            className={classNames(
              'figures inline-flex items-center justify-center min-h-touch rounded-md border transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
              value !== null && step < value && 'border-line bg-accent-soft text-ink',
              value === step && 'border-accent bg-accent text-on-accent font-medium',
              (value === null || step > value) && 'border-edge bg-card hover:bg-sunken',
            )}
          >
            <input type="radio" name={name} value={step} checked={value === step} onChange={() => onChange(step)} className="sr-only" />
            <span>
              {step}
              {step === 1 && <span className="sr-only">, {low}</span>}
              {step === 10 && <span className="sr-only">, {high}</span>}
            </span>
          </label>
        ))}
      </div>
      <div className="flex items-center justify-between gap-2 text-sm text-soft" aria-hidden="true">
        <span>1 {low}</span>
        <span>10 {high}</span>
      </div>
      {value !== null && (
        <button type="button" onClick={() => onChange(null)} className="self-start text-sm text-accent min-h-touch px-1 -ml-1 rounded-md">
          {t('common.take_back')}
          <span className="sr-only">: {label}</span>
        </button>
      )}
      {error !== undefined && (
        <p id={`${name}-error`} className="text-sm text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}
