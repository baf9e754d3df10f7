import { Toast } from '@base-ui/react/toast';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { words } from '../../i18n/words.ts';
import { IconButton } from './button.tsx';
import { type Offer, type Said, sayBy } from './toast.tsx';

const manager = Toast.createToastManager<Partial<Offer>>();
// Long enough to read and reach: an undo that is gone too soon is none.
const SHOWN_MS = 10_000;
// A question takes longer to think about than a mistake to notice.
const OFFERED_MS = 20_000;

function show({ sentence, undo, offer }: Said): void {
  const id = manager.add({
    title: sentence,
    timeout: offer === undefined ? SHOWN_MS : OFFERED_MS,
    ...(offer && {
      data: {
        label: offer.label,
        act: () => {
          manager.close(id);
          offer.act();
        },
      },
    }),
    ...(undo && {
      actionProps: {
        children: words.t('common.undo'),
        onClick: () => {
          manager.close(id);
          undo();
        },
      },
    }),
  });
}

function ToastList() {
  const { t } = useTranslation();
  const { toasts } = Toast.useToastManager<Partial<Offer>>();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="bg-ink text-paper rounded-md shadow-float transition-opacity data-starting-style:opacity-0 data-ending-style:opacity-0 data-limited:hidden"
    >
      <Toast.Content className="flex items-center gap-2 pl-4">
        <Toast.Title className="flex-1 min-w-0 py-2 wrap-anywhere" />
        {toast.actionProps && <Toast.Action className="min-h-touch px-3 font-strong underline underline-offset-4" />}
        <Toast.Close render={<IconButton icon="close" label={t('common.close')} className="text-paper! hover:bg-transparent hover:opacity-80" />} />
      </Toast.Content>
      {toast.data?.label !== undefined && (
        <button type="button" onClick={toast.data.act} className="min-h-touch px-4 pb-1 font-strong underline underline-offset-4 text-left">
          {toast.data.label}
        </button>
      )}
    </Toast.Root>
  ));
}

/** The lines that were said: at the bottom, above the bar. Shows what was said before it stood, too. */
export function Toasts() {
  useEffect(() => sayBy(show), []);
  return (
    <Toast.Provider toastManager={manager}>
      <Toast.Portal>
        <Toast.Viewport className="fixed z-50 inset-x-3 bottom-[5.25rem] md:bottom-6 md:inset-x-auto md:right-6 md:w-[24rem] flex flex-col gap-2">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}
