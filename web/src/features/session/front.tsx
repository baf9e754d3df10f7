import type { ReactNode } from 'react';
import { Wordmark } from '../../app/wordmark.tsx';
import { LoadingPage } from '../../design/parts/states.tsx';

/** The frame of the pages before signing in: the name, and one narrow column. */
export function Front({ wide = false, children }: { readonly wide?: boolean; readonly children: ReactNode }) {
  return (
    <div className="min-h-dvh flex flex-col px-4 md:px-8">
      <header className={`w-full mx-auto pt-4 md:pt-8 ${wide ? 'max-w-page' : 'max-w-form'}`}>
        <Wordmark />
      </header>
      <main className={`w-full mx-auto flex-1 pt-8 md:pt-12 pb-16 ${wide ? 'max-w-page' : 'max-w-form'}`}>{children}</main>
    </div>
  );
}

/** The frame while nobody knows yet whether somebody is signed in. */
export const FrontPending = () => (
  <Front>
    <LoadingPage />
  </Front>
);
