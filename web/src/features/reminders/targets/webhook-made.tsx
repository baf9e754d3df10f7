import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../design/parts/button.tsx';
import { CopyBox } from '../../../design/parts/copy-box.tsx';
import type { AddedTarget } from './add-target.tsx';

/** What a new webhook's messages are signed with, this once. It stays until the person says that they have it, and is nowhere after that. */
export function WebhookMade({ made: { host, secret }, onDone }: { readonly made: AddedTarget; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby="webhook-made" className="flex flex-col gap-4 border border-accent rounded-lg p-4">
      <h3 id="webhook-made" ref={heading} tabIndex={-1} className="font-medium break-words">
        {t('targets.made.heading', { host })}
      </h3>
      <p>{t('targets.made.once')}</p>
      <CopyBox label={t('targets.made.secret')} text={secret ?? ''} />
      <Button kind="primary" onClick={onDone} className="self-start">
        {t('targets.made.done')}
      </Button>
    </section>
  );
}
