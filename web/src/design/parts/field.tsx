import { createContext, type ReactNode, useContext, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';

interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

const FieldContext = createContext<FieldIds | null>(null);

/** What an input inside a Field must carry so that its label, hint and error belong to it. Empty outside of one. */
export const useFieldIds = (): Partial<FieldIds> => useContext(FieldContext) ?? {};

interface FieldProps {
  readonly label: string;
  /** What helps before writing: the unit, an example. */
  readonly hint?: ReactNode;
  /** What is wrong, in a sentence; undefined when nothing is. */
  readonly error?: string | undefined;
  /** Says beside the label that it may be left out. */
  readonly optional?: boolean;
  /** For a label that the surroundings already say to the eye. */
  readonly hideLabel?: boolean;
  readonly children: ReactNode;
}

/** A label, one input (TextInput, MoneyInput, DateInput, Select), its hint and its error, tied together for screen readers. */
export function Field({ label, hint, error, optional = false, hideLabel = false, children }: FieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const described = [error !== undefined && `${id}-error`, hint !== undefined && `${id}-hint`].filter(Boolean).join(' ');
  const ids = { id, 'aria-describedby': described === '' ? undefined : described, 'aria-invalid': error === undefined ? undefined : true } as const;
  return (
    <FieldContext value={ids}>
      <div className="flex flex-col gap-1">
        <label htmlFor={id} className={hideLabel ? 'sr-only' : 'font-medium'}>
          {label}
          {optional && <span className="font-normal text-sm text-soft"> · {t('common.optional')}</span>}
        </label>
        {children}
        {error !== undefined && (
          <p id={`${id}-error`} className="flex items-start gap-1 text-sm text-danger">
            <Icon name="close" className="size-4 mt-1" />
            {error}
          </p>
        )}
        {hint !== undefined && (
          <p id={`${id}-hint`} className="text-sm text-soft">
            {hint}
          </p>
        )}
      </div>
    </FieldContext>
  );
}
