import { type DragEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

interface DropAreaProps {
  readonly onFile: (file: File) => void;
  /** What the file dialog offers: `.ofx,.qfx,.csv`. */
  readonly accept: string;
  /** Under the line: which files, how large. */
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
}

/** A large place to drop a file on, or to press and choose one. The input itself is the button, so that keyboards and screen readers know it. */
export function DropArea({ onFile, accept, hint, disabled = false }: DropAreaProps) {
  const { t } = useTranslation();
  const id = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !disabled) onFile(file);
  };
  return (
    <label
      htmlFor={id}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={classNames(
        'flex flex-col items-center justify-center gap-2 text-center min-h-[14rem] p-6 rounded-lg border-2 border-dashed transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
        over ? 'border-accent bg-accent-soft' : 'border-edge bg-card hover:bg-sunken',
      )}
    >
      <Icon name="file" className="size-8 text-accent" />
      <span className="text-lg">
        {over ? (
          t('common.drop.over')
        ) : (
          <>
            {t('common.drop.idle')}, {t('common.drop.or')}{' '}
            <span className="text-accent font-medium underline underline-offset-4">{t('common.drop.choose')}</span>
          </>
        )}
      </span>
      <input
        id={id}
        type="file"
        accept={accept}
        disabled={disabled}
        className="sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file may be chosen again after a question: an input that keeps its value would not say so.
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
      {hint !== undefined && <span className="text-sm text-soft max-w-text">{hint}</span>}
    </label>
  );
}
