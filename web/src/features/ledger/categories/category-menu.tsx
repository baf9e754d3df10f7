import { Menu } from '@base-ui/react/menu';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CATEGORIES, type Category } from '../../../../../src/features/ledger/categories/contract.ts';
import { classNames } from '../../../design/parts/class-names.ts';
import { Icon } from '../../../design/parts/icon.tsx';

interface Choosing {
  /** What is asked, as the menu's first line: `What Blue Diner was for`. */
  readonly question: string;
  /** The one that holds now; null when several rows are asked about, or nothing is known. */
  readonly value: Category | null;
  /** For money that came: income and transfers stand first. */
  readonly comesIn?: boolean;
  readonly onChoose: (category: Category) => void;
}

// One menu for all rows of a page: a row is a button, and the list of 21 is made when it is opened.
const menu = Menu.createHandle<Choosing>();

const FIRST_IN: readonly Category[] = ['income', 'transfer'];
const IN_ORDER: readonly Category[] = [...FIRST_IN, ...CATEGORIES.filter((category) => !FIRST_IN.includes(category))];

interface CategoryButtonProps extends Choosing {
  readonly className?: string;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

/** What opens the menu of categories: one press opens, one chooses; arrow keys, letters and Escape do what they do in every menu. The page needs one `CategoryMenu`. */
export function CategoryButton({ className, disabled = false, children, ...choosing }: CategoryButtonProps) {
  return (
    <Menu.Trigger handle={menu} payload={choosing} disabled={disabled} className={classNames('inline-flex items-center gap-1', className)}>
      {children}
      <Icon name="down" className="size-4" />
    </Menu.Trigger>
  );
}

/** The menu itself, once on a page with any `CategoryButton`. */
export function CategoryMenu() {
  return (
    <Menu.Root handle={menu} modal={false}>
      {({ payload }) => (
        <Menu.Portal>
          <Menu.Positioner side="bottom" align="start" sideOffset={4} collisionPadding={8} className="z-40">
            <Menu.Popup className="w-[24rem] md:w-[36rem] max-w-[calc(100vw-1rem)] max-h-(--available-height) overflow-y-auto p-2 bg-card text-ink border border-line rounded-lg shadow-float">
              {payload !== undefined && <Choices {...payload} />}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      )}
    </Menu.Root>
  );
}

function Choices({ question, value, comesIn = false, onChoose }: Choosing) {
  const { t } = useTranslation();
  return (
    <Menu.RadioGroup value={value} aria-label={question}>
      <p className="px-2 pb-1 text-sm text-soft break-words" aria-hidden="true">
        {question}
      </p>
      {/* Down the first column, then the next: the order in which the arrow keys go. */}
      <div className="columns-2 md:columns-3 gap-1">
        {(comesIn ? IN_ORDER : CATEGORIES).map((category) => (
          <Menu.RadioItem
            key={category}
            value={category}
            closeOnClick
            onClick={() => onChoose(category)}
            className="flex items-center justify-between gap-1 min-h-touch px-2 rounded-md break-inside-avoid select-none data-highlighted:bg-sunken data-highlighted:outline-none data-checked:text-accent-strong data-checked:font-medium"
          >
            {t(`categories.${category}`)}
            <Menu.RadioItemIndicator>
              <Icon name="check" className="size-4" />
            </Menu.RadioItemIndicator>
          </Menu.RadioItem>
        ))}
      </div>
    </Menu.RadioGroup>
  );
}
