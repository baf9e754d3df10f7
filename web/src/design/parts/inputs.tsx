import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import { useFieldIds } from './field.tsx';
import { Icon } from './icon.tsx';

/** The box that every input shares. */
export const boxLook =
  'w-full min-h-touch px-3 rounded-md bg-card text-ink border border-edge placeholder:text-soft aria-invalid:border-danger aria-invalid:border-2 disabled:opacity-55';

/** One line of text. Takes what `register` of react-hook-form gives. */
export function TextInput({ className, type = 'text', ...rest }: ComponentProps<'input'>) {
  return <input {...useFieldIds()} {...rest} type={type} className={classNames(boxLook, className)} />;
}

/** A password, with a button that shows it: a long one typed on a phone cannot be checked otherwise. */
export function PasswordInput({ className, ...rest }: ComponentProps<'input'>) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <div className="relative">
      <input {...useFieldIds()} {...rest} type={shown ? 'text' : 'password'} className={classNames(boxLook, 'pr-16', className)} />
      <button
        type="button"
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 right-0 px-3 min-w-touch rounded-md text-sm font-medium text-accent"
      >
        {shown ? t('common.hide') : t('common.show')}
      </button>
    </div>
  );
}

/** A day of the calendar as `YYYY-MM-DD`; the browser shows it the way its owner is used to. */
export function DateInput({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...useFieldIds()} min="1900-01-01" max="2199-12-31" {...rest} type="date" className={classNames(boxLook, 'figures', className)} />;
}

/** One of a list, with the device's own picker. Children are `<option>`s. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <div className="relative">
      <select {...useFieldIds()} {...rest} className={classNames(boxLook, 'appearance-none pr-8 truncate', className)}>
        {children}
      </select>
      <Icon name="down" className="pointer-events-none absolute right-2 inset-y-0 my-auto size-4 text-soft" />
    </div>
  );
}
