import { useTranslation } from 'react-i18next';
import { Button } from '../../design/parts/button.tsx';
import { useIsOld } from './worker.ts';

/** Says that there is a newer version, and takes it when the person says so: nothing half written is taken away. */
export function NewVersion() {
  const { t } = useTranslation();
  const isOld = useIsOld();
  return (
    <div role="status">
      {isOld && (
        <p className="mb-3 md:mb-6 flex items-center justify-between gap-2 rounded-md border border-edge bg-card pl-3 text-sm">
          {t('offline.new_version')}
          <Button kind="quiet" className="text-sm whitespace-nowrap" onClick={() => location.reload()}>
            {t('offline.reload')}
          </Button>
        </p>
      )}
    </div>
  );
}
