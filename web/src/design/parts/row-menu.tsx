import { type CSSProperties, useEffect, useId, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { enterMenu, goThrough } from './menu-keys.ts';

interface RowMenuProps {
  /** The button's word. */
  readonly label: string;
  /** Which row it belongs to, for who cannot see it beside the button. */
  readonly of: string;
  readonly items: readonly { readonly label: string; readonly act: () => void; readonly danger?: boolean }[];
}

/** Pixels between the menu and its button. */
const GAP = 4;

/** Under the button where there is room for the menu, else above it, its right edge under the button's. */
function placeUnder(button: DOMRect, heightPx: number): CSSProperties {
  const right = document.documentElement.clientWidth - button.right;
  return button.bottom + GAP + heightPx <= innerHeight ? { right, top: button.bottom + GAP } : { right, bottom: innerHeight - button.top + GAP };
}

/**
 * What can be done with a row, in words behind one button. The browser's own popover closes it with Escape or a press beside it and gives the focus back;
 * arrow keys and letters go through it as through every menu, and the arrow down opens it.
 */
export function RowMenu({ label, of, items }: RowMenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<CSSProperties>({});
  const [isOpen, setIsOpen] = useState(false);
  const opening = () => {
    // Room enough for every word on a line of its own, and what is around them.
    if (button.current !== null) setPlace(placeUnder(button.current.getBoundingClientRect(), items.length * 44 + 16));
  };
  useEffect(() => {
    if (!isOpen) return;
    // The row scrolls away from under it.
    const close = () => menu.current?.hidePopover();
    window.addEventListener('scroll', close);
    return () => window.removeEventListener('scroll', close);
  }, [isOpen]);
  return (
    <>
      <button
        ref={button}
        type="button"
        data-row-menu
        aria-haspopup="menu"
        popoverTarget={id}
        onClick={opening}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          event.currentTarget.click();
        }}
        className="inline-flex items-center gap-1 min-h-touch px-3 rounded-md text-accent font-medium hover:bg-accent-soft aria-expanded:bg-accent-soft"
      >
        {label}
        <span className="sr-only"> ({of})</span>
        <Icon name="down" className="size-4" />
      </button>
      <div
        id={id}
        ref={menu}
        popover="auto"
        role="menu"
        aria-label={`${label} (${of})`}
        style={place}
        onToggle={({ newState }) => {
          setIsOpen(newState === 'open');
          if (newState === 'open') enterMenu(menu.current);
        }}
        onKeyDown={goThrough}
        className="fixed inset-auto m-0 min-w-[12rem] p-1 bg-card text-ink border border-line rounded-lg shadow-float"
      >
        {items.map((item) => (
          <button
            key={item.label}
            type="button"
            role="menuitem"
            tabIndex={-1}
            onClick={() => {
              menu.current?.hidePopover();
              item.act();
            }}
            className={classNames(
              'w-full flex items-center min-h-touch px-3 rounded-md text-left hover:bg-sunken focus:bg-accent-soft',
              item.danger === true && 'text-danger',
            )}
          >
            {item.label}
          </button>
        ))}
      </div>
    </>
  );
}
