import { useTranslation } from 'react-i18next';
import { Card } from '../../design/parts/card.tsx';
import { Page } from '../../design/parts/page.tsx';
import { EraseAccount } from '../account/erase-account.tsx';
import { EraseDemo, useIsDemo } from '../demo/remove-demo.tsx';
import { AmountsOnScreen } from './amounts-on-screen.tsx';
import { BringIn } from './bring-in.tsx';
import { TakeAway } from './take-away.tsx';

const KEPT = ['typed', 'bank', 'worked_out', 'signing_in', 'trail', 'backups', 'browser', 'nobody'] as const;

/** Taking everything away, bringing it in, what is kept and where, and the end of it all. */
export function YourDataPage() {
  const { t } = useTranslation();
  const isDemo = useIsDemo();
  return (
    <Page title={t('your_data.title')} sentence={t('your_data.sentence')} narrow>
      <Card title={t('your_data.take.heading')}>
        <TakeAway />
      </Card>
      <Card title={t('your_data.bring.heading')}>
        <BringIn />
      </Card>
      <Card title={t('your_data.amounts.heading')}>
        <AmountsOnScreen />
      </Card>
      <Card title={t('your_data.kept.heading')}>
        <dl className="flex flex-col gap-3 max-w-text">
          {KEPT.map((name) => (
            <div key={name}>
              <dt className="font-medium">{t(`your_data.kept.${name}`)}</dt>
              <dd className="text-soft">{t(`your_data.kept.${name}_detail`)}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <Card title={t(isDemo ? 'demo.erase' : 'account.settings.erase')}>{isDemo ? <EraseDemo /> : <EraseAccount />}</Card>
    </Page>
  );
}
