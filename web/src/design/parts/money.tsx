import type { Cents } from '../../../../src/core/money/cents.ts';
import { amount, dayText, money } from '../../i18n/format.ts';
import { useAmountsHidden } from '../../i18n/shown-amounts.ts';
import { classNames } from './class-names.ts';

interface MoneyProps {
  readonly amount: Cents;
  /** Say it where nothing around names the currency; a table names it once in its head instead. */
  readonly currency?: string;
  /** A + before money in: for lists in which in and out are mixed. */
  readonly signed?: boolean;
  /** A balance: below zero it is brick. Money out is not. */
  readonly balance?: boolean;
  readonly className?: string;
}

/** An amount in tabular figures with the real minus. */
export function Money({ amount: value, currency, signed = false, balance = false, className }: MoneyProps) {
  // Followed here, where a table keeps its rows while nothing of theirs changes.
  useAmountsHidden();
  return (
    <span className={classNames('figures', balance && value < 0 && 'text-danger', className)}>
      {currency === undefined ? amount(value, { signed }) : money(value, currency)}
    </span>
  );
}

/** `Fri 14 Mar`; with its year where that is not the year of `near`. */
export function DayText({ day, near, className }: { readonly day: string; readonly near?: string; readonly className?: string }) {
  return (
    <time dateTime={day} className={classNames('figures', className)}>
      {dayText(day, near)}
    </time>
  );
}
