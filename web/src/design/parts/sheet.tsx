import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';

interface SheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** A sentence under the title, read out with it. */
  readonly description?: string;
  readonly children: ReactNode;
}

/** A dialog that rises from the bottom of a phone and stands in the middle of a desk. It keeps the focus inside, closes with Escape and gives the focus back. */
export function Sheet({ open, onClose, title, description, children }: SheetProps) {
  const { t } = useTranslation();
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-veil transition-opacity data-starting-style:opacity-0 data-ending-style:opacity-0" />
        <Dialog.Viewport className="fixed inset-0 z-50 flex items-end md:items-center justify-center md:p-6">
          <Dialog.Popup className="w-full md:max-w-[32rem] max-h-[92dvh] overflow-y-auto bg-card text-ink rounded-t-lg md:rounded-lg shadow-float p-4 md:p-6 pb-8 transition-[translate,opacity] data-starting-style:translate-y-4 data-starting-style:opacity-0 data-ending-style:translate-y-4 data-ending-style:opacity-0">
            <div className="flex items-start justify-between gap-4 mb-4">
              <Dialog.Title className="text-xl pt-1">{title}</Dialog.Title>
              <Dialog.Close render={<IconButton icon="close" label={t('common.close')} className="-mr-2" />} />
            </div>
            {description !== undefined && <Dialog.Description className="text-soft mb-4">{description}</Dialog.Description>}
            {children}
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
