import { Toast } from '@base-ui/react/toast';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { words } from '../../i18n/words.ts';
import { IconButton } from './button.tsx';

const manager = Toast.createToastManager();
// Long enough to read and reach: an undo that is gone too soon is none.
const SHOWN_MS = 10_000;

/** Says in one line that something is done, and for ten seconds offers to undo it. */
export function say(sentence: string, undo?: () => void): void {
  const id = manager.add({
    title: sentence,
    timeout: SHOWN_MS,
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
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="bg-ink text-paper rounded-md shadow-float transition-opacity data-starting-style:opacity-0 data-ending-style:opacity-0 data-limited:hidden"
    >
      <Toast.Content className="flex items-center gap-2 pl-4">
        <Toast.Title className="flex-1 py-2" />
        {toast.actionProps && <Toast.Action className="min-h-touch px-3 font-strong underline underline-offset-4" />}
        <Toast.Close render={<IconButton icon="close" label={t('common.close')} className="text-paper! hover:bg-transparent hover:opacity-80" />} />
      </Toast.Content>
    </Toast.Root>
  ));
}

/** Where `say` shows its lines: at the bottom, above the bar. Stands once around the whole application. */
export function ToastPlace({ children }: { readonly children: ReactNode }) {
  return (
    <Toast.Provider toastManager={manager}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="fixed z-50 inset-x-3 bottom-[5.25rem] md:bottom-6 md:inset-x-auto md:right-6 md:w-[24rem] flex flex-col gap-2">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}
