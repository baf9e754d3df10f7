import { useTranslation } from 'react-i18next';
import { applyCategoryRule, type Category, type CategoryChange, undoCategoryChange } from '../../../../../src/features/ledger/categories/contract.ts';
import { categoriseTransactions } from '../../../../../src/features/ledger/transactions/contract.ts';
import type { CallOf } from '../../../api.ts';
import { useAction } from '../../../app/queries.ts';
import { say } from '../../../design/parts/toast.tsx';

type Which = Omit<CallOf<typeof categoriseTransactions>['body'], 'category'>;

/** Gives many rows a category at once; each time the toast takes it back exactly. */
export function useMany() {
  const { t } = useTranslation();
  const undo = useAction(undoCategoryChange, { onDone: ({ restored }) => say(t('transactions.many.restored', { count: restored })) });
  const tell = ({ change_id, changed }: CategoryChange, category: Category) => {
    const takeBack = () => void undo.mutateAsync({ params: { id: change_id } }).catch(() => say(t('transactions.many.not_restored')));
    if (changed === 0) say(t('transactions.many.none'));
    else say(t('transactions.many.done', { count: changed, category: t(`categories.${category}`) }), takeBack);
  };
  const give = useAction(categoriseTransactions, { onDone: (answer, { body }) => tell(answer, body.category) });
  const apply = useAction(applyCategoryRule);
  const fail = () => say(t('transactions.many.not_done'));
  return {
    /** To those named or found. `then` is called when it is done. */
    give: (category: Category, which: Which, then?: () => void) => void give.mutateAsync({ body: { category, ...which } }).then(then, fail),
    /** To the rows of a rule's payee. */
    apply: (rule: number, category: Category) => void apply.mutateAsync({ params: { id: rule } }).then((answer) => tell(answer, category), fail),
    busy: give.isPending || apply.isPending || undo.isPending,
  };
}
