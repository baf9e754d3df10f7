import { lazy, Suspense } from 'react';
import { useIsSaid } from './toast.tsx';

// What shows the lines is of no use to a stranger, whose first page is small: it comes when somebody is inside, or when something is said.
const Toasts = lazy(() => import('./toast-list.tsx').then(({ Toasts: component }) => ({ default: component })));

/** Where `say` shows its lines. Stands once, beside the application. */
export function ToastPlace() {
  return useIsSaid() ? (
    <Suspense fallback={null}>
      <Toasts />
    </Suspense>
  ) : null;
}
