import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

const NAME = 'mingus.onboarding';

/** Tells the other tabs of this browser that the person came further. */
export function tellOtherTabs(): void {
  const channel = new BroadcastChannel(NAME);
  channel.postMessage('changed');
  channel.close();
}

/** Asks for everything shown anew when another tab came further: two that stand side by side do not disagree. */
export function useOtherTabs(): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const channel = new BroadcastChannel(NAME);
    channel.addEventListener('message', () => void queryClient.invalidateQueries());
    return () => channel.close();
  }, [queryClient]);
}
