import { useId } from 'react';
import { classNames } from './class-names.ts';

interface ChoiceChipsProps<Choice extends string> {
  /** The question that the chips answer. */
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly choices: readonly { readonly value: Choice; readonly label: string; readonly hint?: string }[];
  readonly value: Choice | undefined;
  readonly onChange: (value: Choice) => void;
  readonly error?: string | undefined;
}

/** One of a few, all in sight. Arrow keys move between them, as in any group of radio buttons. */
export function ChoiceChips<Choice extends string>({ label, hideLabel = false, choices, value, onChange, error }: ChoiceChipsProps<Choice>) {
  const name = useId();
  return (
    <fieldset className="flex flex-col gap-1 min-w-0" aria-describedby={error === undefined ? undefined : `${name}-error`}>
      <legend className={hideLabel ? 'sr-only' : 'font-medium mb-1'}>{label}</legend>
      <div className="flex flex-wrap gap-2">
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={classNames(
              'inline-flex items-center min-h-touch px-3 rounded-md border transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
              choice.value === value ? 'border-accent bg-accent-soft text-accent-strong font-medium' : 'border-edge bg-card hover:bg-sunken',
            )}
          >
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
              className="sr-only"
            />
            <span>
              {choice.label}
              {choice.hint !== undefined && <span className="block text-sm font-normal text-soft">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {error !== undefined && (
        <p id={`${name}-error`} className="text-sm text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}
