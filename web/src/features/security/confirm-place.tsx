import { lazy, Suspense, useEffect, useState } from 'react';
import { askedBy } from '../../api-confirm.ts';

// Few requests are weighty, and its form comes with much: it is fetched when one is.
const ConfirmSheet = lazy(() => import('./confirm-sheet.tsx').then(({ ConfirmSheet: component }) => ({ default: component })));

type Answer = (confirmed: boolean) => void;

/** Where somebody is asked whether it is still them. Stands once in the frame of all pages inside. */
export function ConfirmPlace() {
  const [answer, setAnswer] = useState<Answer>();
  const [wasAsked, setWasAsked] = useState(false);
  useEffect(
    () =>
      askedBy(
        () =>
          new Promise((resolve) => {
            setAnswer(() => resolve);
            setWasAsked(true);
          }),
      ),
    [],
  );
  const settle = (confirmed: boolean) => {
    answer?.(confirmed);
    setAnswer(undefined);
  };
  return wasAsked ? (
    <Suspense fallback={null}>
      <ConfirmSheet open={answer !== undefined} onSettle={settle} />
    </Suspense>
  ) : null;
}
