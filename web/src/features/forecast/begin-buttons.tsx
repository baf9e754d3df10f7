import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../design/parts/button.tsx';

/** The first thing to do: the bank's file, or an account by hand. */
export function BeginButtons() {
  const { t } = useTranslation();
  return (
    <div className="flex flex-wrap gap-3">
      <LinkButton kind="primary" to="/import">
        {t('forecast.empty.action')}
      </LinkButton>
      <LinkButton to="/accounts" search={{ add: true }}>
        {t('forecast.empty.by_hand')}
      </LinkButton>
    </div>
  );
}
