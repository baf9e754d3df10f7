import { useTranslation } from 'react-i18next';
import { removeTarget, restoreTarget, type Target, testTarget } from '../../../../../src/features/reminders/targets/contract.ts';
import { useAction } from '../../../app/queries.ts';
import { usePerson } from '../../../app/session.ts';
import { Button } from '../../../design/parts/button.tsx';
import { FormProblem } from '../../../design/parts/states.tsx';
import { say } from '../../../design/parts/toast.tsx';
import { momentText } from '../../../i18n/format.ts';
import { useWhy } from './use-why.ts';

/** One target: where it is, whether reminders go there, and what can be done with it. */
export function TargetLine({ target }: { readonly target: Target }) {
  const { t } = useTranslation();
  const { time_zone } = usePerson();
  const why = useWhy();
  const { id, kind, host, address, stopped_at, stopped_reason } = target;
  const test = useAction(testTarget);
  const restore = useAction(restoreTarget);
  const undo = () =>
    void restore.mutateAsync({ params: { id } }).then(
      () => say(t('targets.restored', { host })),
      () => say(t('targets.not_restored', { host })),
    );
  const remove = useAction(removeTarget, { onDone: () => say(t('targets.removed', { host }), undo) });
  const of = (
    <span className="sr-only">
      : {t(`targets.kind.${kind}`)} {host}
    </span>
  );
  const stopped = stopped_at === null ? undefined : t('targets.stopped', { moment: momentText(stopped_at, time_zone), why: why(stopped_reason) });
  const tried = test.data && t(`targets.tested.${test.data.outcome}`, { why: why(test.data.reason) });
  return (
    <li className="flex flex-col gap-2 border-t border-line py-4">
      <p className="font-medium">{t(`targets.kind.${kind}`)}</p>
      <p className="text-sm break-all">{address ?? host}</p>
      <p className="text-sm text-soft">
        {address === null ? t('targets.unread') : stopped === undefined ? t('targets.going') : `${stopped} ${t('targets.again')}`}
      </p>
      <p role="status" className="text-sm empty:hidden">
        {test.isPending ? '' : tried}
      </p>
      <FormProblem error={test.error ?? remove.error} />
      <div className="flex flex-wrap gap-3">
        {address !== null && (
          <Button busy={test.isPending} onClick={() => test.mutate({ params: { id } })}>
            {t('targets.test')}
            {of}
          </Button>
        )}
        <Button icon="remove" busy={remove.isPending} onClick={() => remove.mutate({ params: { id } })}>
          {t('common.remove')}
          {of}
        </Button>
      </div>
    </li>
  );
}
