import { Page } from './page.tsx';
import { ErrorState, LoadingPage } from './states.tsx';

interface UnreadyPageProps {
  readonly title: string;
  /** Why there is nothing to show; null while it is on its way. */
  readonly error: unknown;
  readonly retry: () => void;
}

/** A page whose answers are not there: on their way, or refused. */
export function UnreadyPage({ title, error, retry }: UnreadyPageProps) {
  return <Page title={title}>{error === null ? <LoadingPage /> : <ErrorState error={error} retry={retry} />}</Page>;
}
