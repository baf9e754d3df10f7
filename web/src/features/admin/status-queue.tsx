import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { durationText, number } from '../../i18n/format.ts';
import { InPlace, PartCard, Rows, type Status } from './status-part.tsx';

/** Jobs that are not done, by kind, with how old they are. */
export function StatusQueue({ queue, looked_at }: Pick<Status, 'queue' | 'looked_at'>) {
  const { t } = useTranslation();
  const age = (since: string | null) => (since === null ? '–' : durationText((Date.parse(looked_at) - Date.parse(since)) / 1000));
  return (
    <PartCard title={t('admin.status.parts.queue')} part={queue}>
      {({ kinds }) =>
        kinds.length === 0 ? (
          <InPlace>{t('admin.status.none.queue')}</InPlace>
        ) : (
          <Rows
            caption={t('admin.status.captions.queue')}
            columns={[
              { head: t('admin.status.head.kind'), long: true },
              { head: t('admin.status.head.open'), figures: true },
              { head: t('admin.status.head.oldest'), figures: true, wide: true },
              { head: t('admin.status.head.waiting'), figures: true },
              { head: t('admin.status.head.dead'), figures: true },
            ]}
            rows={kinds.map(({ kind, open, oldest_at, waiting_since, dead }) => ({
              key: kind,
              cells: [
                <Link key="kind" to="/admin/jobs" search={{ kind, state: dead > 0 ? 'dead' : 'waiting' }} className="text-accent underline">
                  {kind}
                </Link>,
                number(open),
                age(oldest_at),
                age(waiting_since),
                number(dead),
              ],
            }))}
          />
        )
      }
    </PartCard>
  );
}
