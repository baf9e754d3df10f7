import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';

/** How a balance stands: at the buffer or above, between zero and the buffer, below zero. */
export type Status = 'healthy' | 'warning' | 'danger';

const colours: Readonly<Record<Status, string>> = { healthy: 'text-healthy', warning: 'text-warning', danger: 'text-danger' };

/** The shape of a state: a filled dot, a half dot, a hollow triangle. Told apart without any colour. */
export function StatusShape({ status, className }: { readonly status: Status; readonly className?: string }) {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" className={classNames('shrink-0 inline-block', colours[status], className)}>
      {status === 'healthy' && <circle cx="6" cy="6" r="4.5" fill="currentColor" />}
      {status === 'warning' && (
        <>
          <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M6 1.75a4.25 4.25 0 0 0 0 8.5z" fill="currentColor" />
        </>
      )}
      {status === 'danger' && <path d="M6 1.8 11 10.5H1z" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" />}
    </svg>
  );
}

/** A state as shape, colour and word. `quiet` leaves the word to screen readers, for dense tables: always, or on phones. */
export function StatusMark({ status, quiet = false }: { readonly status: Status; readonly quiet?: boolean | 'phone' }) {
  const { t } = useTranslation();
  return (
    <span className={classNames('inline-flex items-center gap-2 text-sm', colours[status])}>
      <StatusShape status={status} />
      <span className={quiet === 'phone' ? 'sr-only md:not-sr-only md:whitespace-nowrap' : quiet ? 'sr-only' : ''}>
        {t(`common.status.${status}`)}
      </span>
    </span>
  );
}
