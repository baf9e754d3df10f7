import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useToasts } from '../design/parts/toast.tsx';
import { DemoLabel } from '../features/demo/remove-demo.tsx';
import { ConfirmPlace } from '../features/security/confirm-place.tsx';
import { Frame } from './frame.tsx';
import { NewVersion } from './offline/new-version.tsx';
import { useWorker } from './offline/worker.ts';
import { useFollowedPreferences } from './preferences.ts';

// Of no use while all is well.
const LineNotes = lazy(() => import('./offline/line-notes.tsx').then(({ LineNotes: component }) => ({ default: component })));

/** The frame with a page in it. */
export function Shell() {
  useFollowedPreferences();
  useWorker();
  useToasts();
  return (
    <Frame>
      <NewVersion />
      <Suspense fallback={null}>
        <LineNotes />
      </Suspense>
      <DemoLabel />
      <Outlet />
      <ConfirmPlace />
    </Frame>
  );
}
