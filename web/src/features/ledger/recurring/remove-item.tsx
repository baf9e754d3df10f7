import { useTranslation } from 'react-i18next';
import { changeRecurring, createRecurring, type RecurringItem, removeRecurring } from '../../../../../src/features/ledger/recurring/contract.ts';
import { useAction } from '../../../app/queries.ts';
import { Button } from '../../../design/parts/button.tsx';
import { FormProblem } from '../../../design/parts/states.tsx';
import { say } from '../../../design/parts/toast.tsx';
import { againOf } from './recurring-fields.ts';

/** Removes an item at once; Undo adds it anew, with the status it had. */
export function RemoveItem({ item, onDone }: { readonly item: RecurringItem; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const { name, status } = item;
  const create = useAction(createRecurring);
  const change = useAction(changeRecurring);
  const bringBack = async () => {
    // One that was found is only set aside by removing it.
    if (item.source === 'detected') return void (await change.mutateAsync({ params: { id: item.id }, body: { status } }));
    const { id } = await create.mutateAsync({ body: againOf(item) });
    if (status !== 'active') await change.mutateAsync({ params: { id }, body: { status } });
  };
  const undo = () =>
    void bringBack().then(
      () => say(t('recurring.form.restored', { name })),
      () => say(t('recurring.form.not_restored', { name })),
    );
  const remove = useAction(removeRecurring, {
    onDone: () => {
      say(t('recurring.form.removed', { name }), undo);
      onDone();
    },
  });
  return (
    <>
      <Button icon="remove" busy={remove.isPending} onClick={() => remove.mutate({ params: { id: item.id } })}>
        {t('common.remove')}
      </Button>
      <FormProblem error={remove.error} />
    </>
  );
}
