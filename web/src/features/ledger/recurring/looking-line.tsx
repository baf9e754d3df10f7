import { useTranslation } from 'react-i18next';

/** That the rows are being looked through, while they are; nothing else moves meanwhile. */
export function LookingLine({ looking }: { readonly looking: boolean }) {
  const { t } = useTranslation();
  return (
    <p role="status" className={looking ? 'text-soft' : 'sr-only'}>
      {looking && t('recurring.looking')}
    </p>
  );
}
