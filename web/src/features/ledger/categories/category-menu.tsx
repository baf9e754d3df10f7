import { type CSSProperties, createContext, type ReactNode, useContext, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CATEGORIES, type Category } from '../../../../../src/features/ledger/categories/contract.ts';
import { classNames } from '../../../design/parts/class-names.ts';
import { Icon } from '../../../design/parts/icon.tsx';
import { enterMenu, goThrough } from '../../../design/parts/menu-keys.ts';
import { placeBeside } from './place-beside.ts';

interface Choosing {
  /** What is asked, as the menu's first line: `What Blue Diner was for`. */
  readonly question: string;
  /** The one that holds now; null when several rows are asked about, or nothing is known. */
  readonly value: Category | null;
  /** For money that came: income and transfers stand first. */
  readonly comesIn?: boolean;
  readonly onChoose: (category: Category) => void;
}

interface Opener {
  readonly menuId: string;
  /** Called by a button before the browser shows the menu. */
  readonly open: (choosing: Choosing, button: HTMLElement) => void;
}

const OpenerContext = createContext<Opener | null>(null);

const FIRST_IN: readonly Category[] = ['income', 'transfer'];
const IN_ORDER: readonly Category[] = [...FIRST_IN, ...CATEGORIES.filter((category) => !FIRST_IN.includes(category))];

interface CategoryButtonProps extends Choosing {
  readonly className?: string;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

/** What opens the menu of categories: one press opens, one chooses. It stands inside a `CategoryMenu`. */
export function CategoryButton({ className, disabled = false, children, ...choosing }: CategoryButtonProps) {
  const opener = useContext(OpenerContext);
  return (
    <button
      type="button"
      disabled={disabled}
      aria-haspopup="menu"
      popoverTarget={opener?.menuId}
      popoverTargetAction="show"
      onClick={(event) => opener?.open(choosing, event.currentTarget)}
      className={classNames('inline-flex items-center gap-1', className)}
    >
      {children}
      <Icon name="down" className="size-4 shrink-0" />
    </button>
  );
}

/**
 * One menu for all rows of a page, around them: a row is a button, and the list is made when it is opened. The browser's own popover closes it with
 * Escape or a press beside it and gives the focus back; arrow keys and letters go through it as through every menu.
 */
export function CategoryMenu({ children }: { readonly children: ReactNode }) {
  const menuId = useId();
  const menu = useRef<HTMLDivElement>(null);
  const [choosing, setChoosing] = useState<Choosing>();
  const [place, setPlace] = useState<CSSProperties>({});
  const opener = useMemo(
    () => ({
      menuId,
      open: (next: Choosing, button: HTMLElement) => {
        setPlace(placeBeside(button.getBoundingClientRect(), { width: document.documentElement.clientWidth, height: innerHeight }));
        setChoosing(next);
      },
    }),
    [menuId],
  );
  useEffect(() => {
    // The row scrolls away from under it.
    const close = () => menu.current?.hidePopover();
    window.addEventListener('scroll', close);
    return () => window.removeEventListener('scroll', close);
  }, []);
  return (
    <OpenerContext value={opener}>
      {children}
      <div
        id={menuId}
        ref={menu}
        popover="auto"
        role="menu"
        aria-label={choosing?.question}
        style={place}
        onToggle={({ newState }) => newState === 'open' && enterMenu(menu.current)}
        onKeyDown={goThrough}
        className="fixed inset-auto m-0 overflow-y-auto p-2 bg-card text-ink border border-line rounded-lg shadow-float"
      >
        {choosing && <Choices {...choosing} done={() => menu.current?.hidePopover()} />}
      </div>
    </OpenerContext>
  );
}

function Choices({ question, value, comesIn = false, onChoose, done }: Choosing & { readonly done: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="px-2 pb-1 text-sm text-soft break-words" aria-hidden="true">
        {question}
      </p>
      {/* Down the first column, then the next: the order in which the arrow keys go. */}
      <div role="group" className="columns-2 md:columns-3 gap-1">
        {(comesIn ? IN_ORDER : CATEGORIES).map((category) => (
          <button
            key={category}
            type="button"
            role="menuitemradio"
            aria-checked={category === value}
            tabIndex={-1}
            onClick={() => {
              done();
              onChoose(category);
            }}
            className="w-full flex items-center justify-between gap-1 min-h-touch px-2 rounded-md text-left break-inside-avoid hover:bg-sunken focus:bg-accent-soft focus:text-accent-strong aria-checked:text-accent-strong aria-checked:font-medium"
          >
            {t(`categories.${category}`)}
            {category === value && <Icon name="check" className="size-4 shrink-0" />}
          </button>
        ))}
      </div>
    </>
  );
}
