import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Category, changeCategoryRule, removeCategoryRule, undoCategoryChange } from '../../../../../src/features/ledger/categories/contract.ts';
import { type ChangedTransaction, changeTransaction, type Transaction } from '../../../../../src/features/ledger/transactions/contract.ts';
import { useAction } from '../../../app/queries.ts';
import { say } from '../../../design/parts/toast.tsx';
import { payeeWords } from './payee-words.ts';
import { useMany } from './use-many.ts';

/** Changing what rows were for, at once: the list stands for the whole page, so that a row which leaves it takes no undo with it. */
export function useCategorising() {
  const { t } = useTranslation();
  const many = useMany();
  const takeBack = useTakeBack();
  const [pending, setPending] = useState<ReadonlyMap<number, Category>>(new Map());
  const learned = (answer: ChangedTransaction) => {
    const { rule, category } = answer;
    const words = { payee: rule === null ? answer.payee : payeeWords(rule.payee), category: t(`categories.${category}`) };
    const undo = () => takeBack(answer);
    if (rule === null) say(t('transactions.category_changed', words), undo);
    else if (rule.others === 0) say(t('transactions.category_learned', words), undo);
    else
      say(t('transactions.category_learned', words), undo, {
        label: t('transactions.same_for', { count: rule.others }),
        act: () => many.apply(rule.id, category),
      });
  };
  // Said as soon as the server agrees: in a list of one category the row is gone a moment later.
  const change = useAction(changeTransaction, { onDone: learned });
  const changeOne = (row: Transaction, category: Category) => {
    if (category === row.category && row.category_source === 'person') return;
    setPending((before) => new Map(before).set(row.id, category));
    void change
      .mutateAsync({ params: { id: row.id }, body: { category } })
      .catch(() => say(t('transactions.category_not_changed', { payee: row.payee })))
      .finally(() => setPending((before) => new Map([...before].filter(([id]) => id !== row.id))));
  };
  return {
    changeOne,
    /** Says what was learned from a correction made elsewhere, with the same way back. */
    learned,
    changeMany: many.give,
    busy: many.busy,
    /** The row as it will be while the server is being told; else the row itself, so that what shows it need not do so anew. */
    asChosen: (row: Transaction): Transaction => {
      const category = pending.get(row.id);
      return category === undefined ? row : { ...row, category, category_source: 'person' };
    },
  };
}

/** Takes a correction back: the row is what it was, for the reason it was, and what was learned from it is as it was, or forgotten. */
function useTakeBack() {
  const { t } = useTranslation();
  const undoChange = useAction(undoCategoryChange);
  const changeRule = useAction(changeCategoryRule);
  const removeRule = useAction(removeCategoryRule);
  return ({ payee, change_id, rule }: ChangedTransaction) => {
    const undo = async () => {
      if (change_id !== null) await undoChange.mutateAsync({ params: { id: change_id } });
      if (rule === null) return;
      const params = { id: rule.id };
      if (rule.before === null) await removeRule.mutateAsync({ params });
      else await changeRule.mutateAsync({ params, body: { category: rule.before } });
    };
    const words = { payee: rule === null ? payee : payeeWords(rule.payee) };
    void undo().then(
      () => say(t('transactions.category_undone', words)),
      () => say(t('transactions.category_not_undone', words)),
    );
  };
}
