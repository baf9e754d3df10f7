import { useTranslation } from 'react-i18next';
import { createEvent, type PlannedEvent, removeEvent } from '../../../../../src/features/ledger/events/contract.ts';
import { useAction } from '../../../app/queries.ts';
import { Button } from '../../../design/parts/button.tsx';
import { FormProblem } from '../../../design/parts/states.tsx';
import { say } from '../../../design/parts/toast.tsx';

/** Removes an event at once; Undo adds it anew. */
export function RemoveEvent({ event, onDone }: { readonly event: PlannedEvent; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const { id, ...body } = event;
  const { name } = event;
  const create = useAction(createEvent);
  const undo = () =>
    void create.mutateAsync({ body }).then(
      () => say(t('events.form.restored', { name })),
      () => say(t('events.form.not_restored', { name })),
    );
  const remove = useAction(removeEvent, {
    onDone: () => {
      say(t('events.form.removed', { name }), undo);
      onDone();
    },
  });
  return (
    <>
      <Button icon="remove" busy={remove.isPending} onClick={() => remove.mutate({ params: { id } })}>
        {t('common.remove')}
      </Button>
      <FormProblem error={remove.error} />
    </>
  );
}
