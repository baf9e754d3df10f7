import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { SpendingMonth } from '../../../../../src/features/ledger/spending/contract.ts';
import { useToday } from '../../../app/session.ts';
import { list, monthInSentence, wholeMoney } from '../../../i18n/format.ts';
import { daysOf } from './months.ts';
import { tellSpending } from './telling.ts';

interface SpendingSentenceProps {
  readonly month: SpendingMonth;
  /** Whether the ledger's newest day is in it. */
  readonly goesOn: boolean;
  readonly currency: string;
  readonly account: number | undefined;
}

/** What a friend would say of the month; its figure leads to the rows. */
export function SpendingSentence({ month: shown, goesOn, currency, account }: SpendingSentenceProps) {
  const { t } = useTranslation();
  const today = useToday();
  const telling = tellSpending(shown, goesOn);
  const month = monthInSentence(shown.month, today);
  if (telling.kind === 'nothing') return t('spending.sentence.nothing', { month });
  const spent = wholeMoney(telling.spent, currency);
  const components = { rows: <RowsLink month={shown.month} account={account} /> };
  if (telling.kind === 'part') return <Trans t={t} i18nKey="spending.sentence.part" values={{ month, spent }} components={components} />;
  if (telling.kind === 'so_far') {
    if (telling.usual === null) return <Trans t={t} i18nKey="spending.sentence.so_far" values={{ month, spent }} components={components} />;
    const usual = wholeMoney(telling.usual, currency);
    return <Trans t={t} i18nKey="spending.sentence.so_far_usual" values={{ month, spent, usual }} components={components} />;
  }
  const { against } = telling;
  if (against.how === 'unknown' || against.how === 'same')
    return <Trans t={t} i18nKey={`spending.sentence.${against.how}`} values={{ month, spent }} components={components} />;
  const by = wholeMoney(against.by, currency);
  if (against.how === 'less' || against.mostly.length === 0)
    return <Trans t={t} i18nKey={`spending.sentence.${against.how}`} values={{ month, spent, by }} components={components} />;
  const mostly = list(against.mostly.map((category) => t(`categories.${category}`).toLocaleLowerCase()));
  return <Trans t={t} i18nKey="spending.sentence.more_mostly" values={{ month, spent, by, mostly }} components={components} />;
}

function RowsLink({ month, account, children }: { readonly month: string; readonly account: number | undefined; readonly children?: ReactNode }) {
  return (
    <Link to="/money" search={{ account, ...daysOf(month) }} className="text-accent underline underline-offset-4 decoration-1">
      {children}
    </Link>
  );
}
