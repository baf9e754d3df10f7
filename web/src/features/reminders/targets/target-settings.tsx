import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listTargets, type TargetKind } from '../../../../../src/features/reminders/targets/contract.ts';
import { askPreferences } from '../../../app/preferences.ts';
import { ask } from '../../../app/queries.ts';
import { Button } from '../../../design/parts/button.tsx';
import { ErrorState, Skeleton } from '../../../design/parts/states.tsx';
import { AddTarget, type AddedTarget } from './add-target.tsx';
import { TargetLine } from './target-line.tsx';
import { WebhookMade } from './webhook-made.tsx';

const KINDS = ['ntfy', 'webhook'] as const;

/** Topics of ntfy and webhooks to which the person's reminders go: added, tried, removed. */
export function TargetSettings() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(ask(listTargets, {}));
  const { data: preferences } = useQuery(askPreferences);
  const [adding, setAdding] = useState<TargetKind>();
  const [made, setMade] = useState<AddedTarget>();
  if (error !== null && data === undefined) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton className="h-24" />;
  const { items } = data;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-soft">{t('targets.detail')}</p>
      {items.length > 0 && preferences?.push_notifications === false && <p role="status">{t('targets.off')}</p>}
      {made !== undefined && <WebhookMade made={made} onDone={() => setMade(undefined)} />}
      {items.length > 0 && (
        <ul aria-label={t('targets.list')} className="flex flex-col">
          {items.map((target) => (
            <TargetLine key={target.id} target={target} />
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-3">
        {KINDS.map((kind) => (
          <Button key={kind} onClick={() => setAdding(kind)}>
            {t(`targets.add.${kind}`)}
          </Button>
        ))}
      </div>
      <AddTarget
        kind={adding}
        onClose={() => setAdding(undefined)}
        onAdded={(added) => {
          setAdding(undefined);
          setMade(added.secret === null ? undefined : added);
        }}
      />
    </div>
  );
}
