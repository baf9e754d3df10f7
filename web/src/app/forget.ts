import type { QueryClient } from '@tanstack/react-query';
import { keepCsrfToken } from '../api.ts';
import { unsubscribePush } from './browser-push.ts';
import { forgetDrafts } from './drafts.ts';
import { belongToNobody } from './offline/kept-answers.ts';

/** What is known of a person beside the answers of the server. What they added and was not sent is theirs when they come back, unless they leave by their own will. */
async function forgetKept(unsent: boolean): Promise<void> {
  keepCsrfToken(undefined);
  forgetDrafts();
  // A browser that refuses its store has kept nothing.
  await belongToNobody({ unsent }).catch(() => undefined);
  if (unsent) await unsubscribePush().catch(() => undefined);
}

/** Forgets everything known of a person whose session has ended. Resolves when nothing of it is left in this browser, but for what they added and was not sent. */
export async function forget(queryClient: QueryClient): Promise<void> {
  queryClient.clear();
  await forgetKept(false);
}

let leaving = false;

/** Whether somebody is on their way out: nobody asks them to sign in, and they are let in where strangers are. */
export const isLeaving = (): boolean => leaving;

/** Long enough for the page that was left to be taken down. */
const TAKEN_DOWN_MS = 100;

/**
 * For somebody who leaves this browser by their own will, signing out or erasing: forgets everything known of them, what they added and was not sent, too, and no reminders
 * of theirs come here any more: the browser's push service then says so to whoever sends one. `go` leads to a page for strangers. The answers are forgotten last:
 * without them, the page that still stands would ask again, be refused, and break before their eyes.
 */
export async function leave(queryClient: QueryClient, go: () => Promise<void>): Promise<void> {
  leaving = true;
  try {
    await forgetKept(true);
    await go();
    await new Promise((resolve) => {
      setTimeout(resolve, TAKEN_DOWN_MS);
    });
  } finally {
    queryClient.clear();
    leaving = false;
  }
}
