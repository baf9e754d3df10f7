import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Category, type CategoryRule, changeCategoryRule, removeCategoryRule } from '../../../../../src/features/ledger/categories/contract.ts';
import { useAction } from '../../../app/queries.ts';
import { IconButton } from '../../../design/parts/button.tsx';
import { say } from '../../../design/parts/toast.tsx';
import { CategoryButton } from './category-menu.tsx';
import { payeeWords } from './payee-words.ts';
import { useMany } from './use-many.ts';

/** The rules that fit, each to be changed in place or forgotten. */
export function RuleList({ rules }: { readonly rules: readonly CategoryRule[] }) {
  const { choose, forget, shown } = useRuleActions();
  return (
    <ul className="bg-card border border-line rounded-lg divide-y divide-line">
      {rules.map((rule) => (
        <RuleRow key={rule.id} rule={shown(rule)} onChoose={(category) => choose(rule, category)} onForget={() => forget(rule)} />
      ))}
    </ul>
  );
}

interface RuleRowProps {
  readonly rule: CategoryRule;
  readonly onChoose: (category: Category) => void;
  readonly onForget: () => void;
}

function RuleRow({ rule, onChoose, onForget }: RuleRowProps) {
  const { t } = useTranslation();
  const payee = payeeWords(rule.payee);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] md:grid-cols-[minmax(0,1fr)_14rem_auto] items-center gap-x-3 px-4 py-2 md:px-6">
      <div className="min-w-0">
        <p className="break-words">{payee}</p>
        <Link
          to="/money"
          search={{ q: rule.payee.slice(0, 100) }}
          className="text-sm text-soft underline underline-offset-4 decoration-line hover:decoration-current"
        >
          {t('categories.rules.rows', { count: rule.rows })}
        </Link>
      </div>
      <div className="row-start-2 md:row-start-auto col-start-1 md:col-start-2">
        <CategoryButton
          question={t('categories.rules.question', { payee })}
          value={rule.category}
          onChoose={onChoose}
          className="min-h-touch max-w-full -ml-2 px-2 rounded-md text-left hover:bg-sunken"
        >
          <span className="sr-only">{t('categories.rules.question', { payee })}: </span>
          {t(`categories.${rule.category}`)}
        </CategoryButton>
      </div>
      <IconButton
        icon="remove"
        label={t('categories.rules.forget', { payee })}
        onClick={onForget}
        className="-mr-2 row-start-1 col-start-2 md:col-start-3"
      />
    </li>
  );
}

function useRuleActions() {
  const { t } = useTranslation();
  const many = useMany();
  const back = useAction(changeCategoryRule);
  const change = useAction(changeCategoryRule);
  const remove = useAction(removeCategoryRule);
  const notChanged = () => say(t('categories.rules.not_changed'));
  const choose = (rule: CategoryRule, category: Category) => {
    if (category === rule.category) return;
    const words = { payee: payeeWords(rule.payee), category: t(`categories.${category}`) };
    const undo = () => void back.mutateAsync({ params: { id: rule.id }, body: { category: rule.category } }).catch(notChanged);
    // Rows that are there stay until the person agrees.
    const offer = rule.rows > 0 ? { label: t('categories.rules.apply', { count: rule.rows }), act: () => many.apply(rule.id, category) } : undefined;
    void change
      .mutateAsync({ params: { id: rule.id }, body: { category } })
      .then(() => say(t('transactions.category_learned', words), undo, offer), notChanged);
  };
  const forget = (rule: CategoryRule) =>
    void remove
      .mutateAsync({ params: { id: rule.id } })
      .then(() => say(t('categories.rules.forgotten', { payee: payeeWords(rule.payee) })), notChanged);
  const shown = (rule: CategoryRule): CategoryRule =>
    change.isPending && change.variables.params.id === rule.id ? { ...rule, category: change.variables.body.category } : rule;
  return { choose, forget, shown };
}
