import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../design/parts/icon.tsx';
import { say } from '../design/parts/toast.tsx';
import { areAmountsHidden, showAmounts, useAmountsHidden, useIsAmountsKeyOn } from '../i18n/shown-amounts.ts';
import { words } from '../i18n/words.ts';

const KEY = 'h';

function toggle(): void {
  const shown = areAmountsHidden();
  showAmounts(shown);
  say(words.t(shown ? 'app.amounts.said_shown' : 'app.amounts.said_hidden'));
}

/** Whether a key is meant for what has the focus: a letter in a field is a letter. */
const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

/** Hides every amount with one press, when somebody looks over the shoulder; the key h does the same. */
export function HideAmounts() {
  const { t } = useTranslation();
  const isHidden = useAmountsHidden();
  const isKeyOn = useIsAmountsKeyOn();
  useEffect(() => {
    if (!isKeyOn) return undefined;
    const press = (event: KeyboardEvent) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat;
      if (isPlain && event.key.toLowerCase() === KEY && !isWriting(event.target)) toggle();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [isKeyOn]);
  return (
    <button
      type="button"
      onClick={toggle}
      {...(isKeyOn && { 'aria-keyshortcuts': KEY })}
      className="fixed left-4 bottom-[5.25rem] md:static md:mt-auto size-[3rem] md:size-auto md:min-h-touch md:px-3 rounded-full md:rounded-md inline-flex items-center justify-center md:justify-start gap-3 bg-card text-soft hover:text-ink md:hover:bg-sunken border border-line md:border-0 shadow-float md:shadow-none transition-colors"
    >
      <Icon name={isHidden ? 'hidden' : 'shown'} />
      <span className="sr-only md:not-sr-only">{t(isHidden ? 'app.amounts.show' : 'app.amounts.hide')}</span>
    </button>
  );
}
