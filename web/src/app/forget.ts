import type { QueryClient } from '@tanstack/react-query';
import { keepCsrfToken } from '../api.ts';
import { forgetDraft } from '../features/checkins/answers.ts';

/** Forgets everything known of a person: at signing out, at the end of a session, after erasing. */
export function forget(queryClient: QueryClient): void {
  keepCsrfToken(undefined);
  queryClient.clear();
  forgetDraft();
}
