import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../design/parts/button.tsx';
import { TryDemo } from '../demo/try-demo.tsx';
import { ExampleForecast } from '../forecast/example-forecast.tsx';
import { likelyCurrency } from '../session/currencies.ts';
import { Front } from '../session/front.tsx';

/** What Mingus does in one sentence, a real picture of it, and where the data live. */
export function WelcomePage() {
  const { t } = useTranslation();
  return (
    <Front wide>
      <title>{t('common.app_name')}</title>
      <div className="grid lg:grid-cols-[5fr_6fr] gap-8 lg:gap-16 lg:items-center lg:pt-8">
        <div className="flex flex-col gap-6">
          <h1 tabIndex={-1} className="text-2xl md:text-3xl">
            {t('welcome.sentence')}
          </h1>
          <p className="text-lg text-soft">{t('welcome.how')}</p>
          <div className="flex flex-wrap gap-3">
            <LinkButton kind="primary" to="/register" className="px-8 flex-1 sm:flex-none whitespace-nowrap">
              {t('welcome.start')}
            </LinkButton>
            <TryDemo className="flex-1 sm:flex-none whitespace-nowrap" />
            <LinkButton to="/sign-in" className="flex-1 sm:flex-none whitespace-nowrap">
              {t('welcome.sign_in')}
            </LinkButton>
          </div>
          <p className="text-sm text-soft">{t('welcome.where')}</p>
        </div>
        <div className="bg-card border border-line rounded-lg p-4 md:p-6 min-w-0">
          <p className="text-sm text-soft mb-4">{t('welcome.picture')}</p>
          <ExampleForecast currency={likelyCurrency()} />
        </div>
      </div>
    </Front>
  );
}
