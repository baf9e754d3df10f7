import '../design/theme.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ToastPlace } from '../design/parts/toast-place.tsx';
import { firstLanguage } from '../i18n/languages.ts';
import { show, startWords, words } from '../i18n/words.ts';
import { makeQueryClient } from './queries.ts';
import { leaveForSignIn, makeRouter } from './router.tsx';

startWords();
words.on('languageChanged', (language) => {
  document.documentElement.lang = language;
});
// Whoever reads Spanish sees nothing in English first; for English there is nothing to wait for.
await show(firstLanguage());

const queryClient = makeQueryClient({ onSignedOut: () => leaveForSignIn(router, queryClient) });
const router = makeRouter(queryClient);
const place = document.getElementById('app');

if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <CSPProvider disableStyleElements>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
          <ToastPlace />
        </QueryClientProvider>
      </CSPProvider>
    </StrictMode>,
  );
}
