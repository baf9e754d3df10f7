import { useTranslation } from 'react-i18next';

/** Says in words why a target takes nothing, from the server's word for it: `gone`, `status_403`. */
export function useWhy(): (reason: string | null) => string {
  const { t } = useTranslation();
  return (reason) => {
    const [, status] = /^status_(\d{3})$/.exec(reason ?? '') ?? [];
    if (status !== undefined) return t(status.startsWith('3') ? 'targets.why.elsewhere' : 'targets.why.answered', { status });
    return reason === 'gone' || reason === 'not_public' || reason === 'key' ? t(`targets.why.${reason}`) : t('targets.why.refused');
  };
}
