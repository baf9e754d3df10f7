import { useTranslation } from 'react-i18next';
import type { Spending, SpendingMonth } from '../../../../../src/features/ledger/spending/contract.ts';
import { useToday } from '../../../app/session.ts';
import { dayInSentence } from '../../../i18n/format.ts';

/** What the figures count and what they leave out, in short sentences. */
export function SpendingNotes({ spending, shown }: { readonly spending: Spending; readonly shown: SpendingMonth }) {
  const { t } = useTranslation();
  const today = useToday();
  const notes: string[] = [t('spending.notes.counts'), t('spending.notes.usual')];
  if (!shown.covered && spending.data_until !== null && shown.month === spending.data_until.slice(0, 7))
    notes.push(t('spending.notes.until', { day: dayInSentence(spending.data_until, today) }));
  for (const { name, currency } of spending.left_out) notes.push(t('spending.notes.left_out', { name, currency }));
  return (
    <section aria-label={t('spending.notes.heading')} className="text-sm text-soft max-w-text flex flex-col gap-1">
      {notes.map((note, index) => (
        // Two accounts of one name make the same note twice.
        <p key={index}>{note}</p>
      ))}
    </section>
  );
}
