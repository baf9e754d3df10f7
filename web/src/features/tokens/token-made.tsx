import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/parts/button.tsx';
import { CopyBox } from '../../design/parts/copy-box.tsx';
import { curlOf, type MadeToken } from './token-fields.ts';

/** A new token, this once: itself, and a command that tries it. It stays until the person says that they have it, and is nowhere after that. */
export function TokenMade({ made, onDone }: { readonly made: MadeToken; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby="token-made" className="flex flex-col gap-4 bg-card border border-accent rounded-lg p-4 md:p-6">
      <h2 id="token-made" ref={heading} tabIndex={-1} className="text-lg break-words">
        {t('tokens.made.heading', { name: made.name })}
      </h2>
      <p>{t('tokens.made.once')}</p>
      <CopyBox label={t('tokens.made.token')} text={made.token} />
      <CopyBox label={t('tokens.made.example')} text={curlOf(made.token, location.origin)} />
      <Button kind="primary" onClick={onDone} className="self-start">
        {t('tokens.made.done')}
      </Button>
    </section>
  );
}
