import type { LinkProps } from '@tanstack/react-router';
import type { IconName } from '../design/parts/icon.tsx';
import type { en } from '../i18n/en.ts';

interface Addition {
  /** The key of its words in `app.add`. */
  readonly name: Exclude<keyof typeof en.app.add, 'open'>;
  readonly icon: IconName;
  readonly to: NonNullable<LinkProps['to']>;
  readonly search: NonNullable<LinkProps['search']>;
}

/** What the round + offers. */
export const additions: readonly Addition[] = [
  { name: 'transaction', icon: 'money', to: '/money', search: { add: true } },
  { name: 'checkin', icon: 'wellness', to: '/check-in', search: {} },
  { name: 'recurring', icon: 'repeat', to: '/recurring', search: { add: true } },
  { name: 'event', icon: 'calendar', to: '/events', search: { add: true } },
  { name: 'account', icon: 'account', to: '/accounts', search: { add: true } },
  { name: 'file', icon: 'file', to: '/import', search: {} },
];
