/** The pages behind More, in order. `name` is the key of their words in `app.more_page`. */
export const morePlaces = [
  { to: '/accounts', name: 'accounts', icon: 'account' },
  { to: '/recurring', name: 'recurring', icon: 'repeat' },
  { to: '/events', name: 'events', icon: 'calendar' },
  { to: '/import', name: 'imports', icon: 'file' },
  { to: '/sessions', name: 'sessions', icon: 'lock' },
  { to: '/settings', name: 'settings', icon: 'person' },
] as const;
