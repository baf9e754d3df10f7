import { type ComponentProps, useState } from 'react';
import { type Cents, decimalText } from '../../../../src/core/money/cents.ts';
import { currencySign, decimalMark } from '../../i18n/format.ts';
import { hiddenAmount, useAmountsHidden } from '../../i18n/shown-amounts.ts';
import { classNames } from './class-names.ts';
import { useFieldIds } from './field.tsx';
import { boxLook } from './inputs.tsx';
import { parseAmount } from './parse-amount.ts';

/** An amount as written: `cents` is undefined when the text is no amount, null when there is no text. */
export type WrittenAmount = Cents | undefined | null;

interface MoneyInputProps extends Omit<ComponentProps<'input'>, 'value' | 'defaultValue' | 'onChange' | 'type'> {
  readonly value: WrittenAmount;
  readonly onChange: (amount: WrittenAmount) => void;
  /** ISO 4217; its sign stands inside the box. */
  readonly currency: string;
}

const written = (value: WrittenAmount): string => (value === null || value === undefined ? '' : decimalText(value).replace('.', decimalMark()));

/** Money written by hand, with a decimal comma or point and thousands marks as the person likes. Gives Cents. */
export function MoneyInput({ value, onChange, currency, className, ...rest }: MoneyInputProps) {
  const [text, setText] = useState(() => written(value));
  const [last, setLast] = useState(value);
  const [isWriting, setIsWriting] = useState(false);
  const isHidden = useAmountsHidden() && !isWriting && text !== '';
  // A value that comes from outside (a form filled anew) replaces the text; the one just typed leaves it as it was typed.
  if (value !== last) {
    setLast(value);
    setText(written(value));
  }
  const change = (next: string) => {
    const amount = next.trim() === '' ? null : parseAmount(next, decimalMark());
    setText(next);
    setLast(amount);
    onChange(amount);
  };
  return (
    <div className="relative">
      <span aria-hidden="true" className="figures pointer-events-none absolute left-3 inset-y-0 flex items-center text-soft">
        {currencySign(currency)}
      </span>
      <input
        {...useFieldIds()}
        inputMode="decimal"
        autoComplete="off"
        {...rest}
        {...(isHidden && { placeholder: hiddenAmount() })}
        type="text"
        value={isHidden ? '' : text}
        onFocus={(event) => {
          setIsWriting(true);
          rest.onFocus?.(event);
        }}
        onBlur={(event) => {
          setIsWriting(false);
          rest.onBlur?.(event);
        }}
        onChange={(event) => change(event.target.value)}
        className={classNames(boxLook, 'figures text-right', currencySign(currency).length > 1 ? 'pl-12' : 'pl-8', className)}
      />
    </div>
  );
}
