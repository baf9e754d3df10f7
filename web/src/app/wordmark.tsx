import { useTranslation } from 'react-i18next';

/** The name with its mark: a balance that steps down, and the day it is. */
export function Wordmark() {
  const { t } = useTranslation();
  return (
    <span className="inline-flex items-center gap-2 text-xl font-strong tracking-tight">
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" className="text-accent">
        <rect width="32" height="32" rx="8" fill="currentColor" />
        <path d="M6 11h5v6h5v-4h5v8h5" fill="none" className="stroke-on-accent" strokeWidth="2.5" strokeLinejoin="round" strokeLinecap="round" />
        <circle cx="26" cy="21" r="2.5" className="fill-on-accent" />
      </svg>
      {t('common.app_name')}
    </span>
  );
}
