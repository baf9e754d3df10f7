import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { say } from '../../design/parts/toast.tsx';
import { usePerson } from '../session.ts';
import type { Waiting } from './records.ts';
import { dropWaiting } from './store.ts';
import { type Addition, keepWaiting, showWaiting } from './waiting.ts';

/** For a form whose answer may not come: `keep` keeps what it says for later, and `settle` takes away what waited in its place, once it is saved. */
export function useLater<What extends Waiting['what']>(what: What, insteadOf: string | undefined) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { id: user } = usePerson();
  const keep = async (said: Omit<Addition<What>, 'what' | 'user'>): Promise<boolean> => {
    const isKept = await keepWaiting<What>({ ...said, what, user }, insteadOf);
    if (!isKept) return false;
    showWaiting(queryClient);
    say(t('offline.kept'));
    return true;
  };
  const settle = () => {
    if (insteadOf !== undefined) void dropWaiting(insteadOf).then(() => showWaiting(queryClient));
  };
  return { keep, settle };
}
