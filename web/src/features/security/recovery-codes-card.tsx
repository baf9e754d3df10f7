import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { makeRecoveryCodes } from '../../../../src/features/identity/factors/recovery-codes/contract.ts';
import { useAction } from '../../app/queries.ts';
import { usePerson } from '../../app/session.ts';
import { Button } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Sheet } from '../../design/parts/sheet.tsx';
import { FormProblem } from '../../design/parts/states.tsx';
import { momentText } from '../../i18n/format.ts';
import type { SecurityState } from './ways.ts';

interface RecoveryCodesCardProps {
  readonly codes: SecurityState['recovery_codes'];
  readonly onCodes: (codes: readonly string[]) => void;
}

/** So many come at once. */
const MADE = 10;
/** From here down it is time for new ones. */
const FEW = 3;

/** How many recovery codes are left, and the way to new ones. */
export function RecoveryCodesCard({ codes: { left, made_at }, onCodes }: RecoveryCodesCardProps) {
  const { t } = useTranslation();
  const { time_zone: zone } = usePerson();
  const [asking, setAsking] = useState(false);
  const make = useAction(makeRecoveryCodes, {
    onDone: ({ recovery_codes }) => {
      setAsking(false);
      onCodes(recovery_codes);
    },
  });
  return (
    <Card title={t('security.codes.heading')}>
      {made_at === null ? (
        <p className="text-soft">{t('security.codes.none')}</p>
      ) : (
        <div className="flex flex-col items-start gap-4">
          <p>
            {t('security.codes.left', { count: left, all: MADE })} {left <= FEW && <strong>{t('security.codes.few')}</strong>}{' '}
            <span className="text-soft">{t('security.codes.made', { moment: momentText(made_at, zone) })}</span>
          </p>
          <Button onClick={() => setAsking(true)}>{t('security.codes.again')}</Button>
        </div>
      )}
      <Sheet open={asking} onClose={() => setAsking(false)} title={t('security.codes.again_sheet')} description={t('security.codes.again_detail')}>
        <div className="flex flex-col gap-4">
          <FormProblem error={make.error} />
          <Button kind="primary" busy={make.isPending} onClick={() => make.mutate({})}>
            {t('security.codes.again')}
          </Button>
        </div>
      </Sheet>
    </Card>
  );
}
