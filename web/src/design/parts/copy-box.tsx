import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyTextOf } from './copy-text.ts';
import { Button } from './button.tsx';

/** A text to be taken elsewhere exactly as it stands: shown whole, and copied with one press. */
export function CopyBox({ label, text }: { readonly label: string; readonly text: string }) {
  const { t } = useTranslation();
  const id = useId();
  const box = useRef<HTMLElement>(null);
  const [outcome, setOutcome] = useState<'copied' | 'marked'>();
  const copy = async () => {
    if (box.current !== null) setOutcome((await copyTextOf(box.current)) ? 'copied' : 'marked');
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-4">
        <p id={id} className="font-medium">
          {label}
        </p>
        <div className="flex items-center gap-2">
          <span role="status" className="text-sm text-soft">
            {outcome && t(`common.copy.${outcome}`)}
          </span>
          <Button onClick={() => void copy()}>
            {t('common.copy.do')}
            <span className="sr-only"> ({label})</span>
          </Button>
        </div>
      </div>
      <pre aria-labelledby={id} role="group" className="rounded-md bg-sunken p-3 text-sm whitespace-pre-wrap break-all">
        <code ref={box}>{text}</code>
      </pre>
    </div>
  );
}
