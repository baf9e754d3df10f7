import { useTranslation } from 'react-i18next';
import type { Category } from '../../../../../src/features/ledger/categories/contract.ts';
import { Button } from '../../../design/parts/button.tsx';
import { classNames } from '../../../design/parts/class-names.ts';
import { CategoryButton } from '../categories/category-menu.tsx';
import { UnknownLine } from './unknown-line.tsx';

interface ManyBarProps {
  /** The rows that are chosen, by id, while rows are being chosen; undefined else. */
  readonly picked: ReadonlySet<number> | undefined;
  /** The rows that a filter or a search shows; their count where it is known. Undefined without one. */
  readonly fitting: { readonly count: number | undefined } | undefined;
  readonly busy: boolean;
  readonly onPicking: (picked: ReadonlySet<number> | undefined) => void;
  readonly onPicked: (category: Category) => void;
  readonly onFitting: (category: Category) => void;
}

const look = 'min-h-touch px-4 rounded-md font-medium bg-card border border-edge hover:bg-sunken disabled:opacity-55';

/** What can be done with many rows at once: give a category to all that fit, or to those one chooses. While rows are chosen it stays in sight. */
export function ManyBar({ picked, fitting, busy, onPicking, onPicked, onFitting }: ManyBarProps) {
  const { t } = useTranslation();
  const choosing = picked !== undefined;
  const all = fitting?.count === undefined ? t('transactions.many.all') : t('transactions.many.all_counted', { count: fitting.count });
  return (
    <div className={classNames('flex flex-wrap items-center gap-x-3 gap-y-2', choosing && 'sticky top-0 z-20 py-2 bg-paper')}>
      {choosing && (
        <>
          <p role="status">{t('transactions.many.picked', { count: picked.size })}</p>
          <CategoryButton
            question={t('transactions.many.question')}
            value={null}
            onChoose={onPicked}
            disabled={picked.size === 0 || busy}
            className={look}
          >
            {t('transactions.many.give')}
          </CategoryButton>
        </>
      )}
      {!choosing && fitting !== undefined && fitting.count !== 1 && (
        <CategoryButton question={t('transactions.many.question')} value={null} onChoose={onFitting} disabled={busy} className={look}>
          {all}
        </CategoryButton>
      )}
      {!choosing && fitting === undefined && <UnknownLine />}
      <Button kind="quiet" className="-mx-3 ml-auto" onClick={() => onPicking(choosing ? undefined : new Set())}>
        {choosing ? t('transactions.many.end') : t('transactions.many.choose')}
      </Button>
    </div>
  );
}
