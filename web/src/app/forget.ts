import type { QueryClient } from '@tanstack/react-query';
import { keepCsrfToken } from '../api.ts';
import { unsubscribePush } from './browser-push.ts';
import { forgetDrafts } from './drafts.ts';
import { belongToNobody } from './offline/kept-answers.ts';

/**
 * Forgets everything known of a person: at signing out, at the end of a session, after erasing. What they added and was not sent is theirs when they come back
 * after the end of a session; with `unsent`, when they leave this browser by their own will, it is forgotten, too, and no reminders of theirs come here any more: the
 * browser's push service then says so to whoever sends one. Resolves when nothing of it is left in this browser.
 */
export async function forget(queryClient: QueryClient, { unsent = false }: { readonly unsent?: boolean } = {}): Promise<void> {
  keepCsrfToken(undefined);
  queryClient.clear();
  forgetDrafts();
  // A browser that refuses its store has kept nothing.
  await belongToNobody({ unsent }).catch(() => undefined);
  if (unsent) await unsubscribePush().catch(() => undefined);
}
