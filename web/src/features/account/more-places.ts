/** The pages behind More, in order. `name` is the key of their words in `app.more_page`. */
export const morePlaces = [
  { to: '/accounts', name: 'accounts', icon: 'account' },
  { to: '/spending', name: 'spending', icon: 'spending' },
  { to: '/recurring', name: 'recurring', icon: 'repeat' },
  { to: '/events', name: 'events', icon: 'calendar' },
  { to: '/import', name: 'imports', icon: 'file' },
  { to: '/categories', name: 'categories', icon: 'learned' },
  { to: '/score', name: 'score', icon: 'score' },
  { to: '/insights', name: 'insights', icon: 'together' },
  { to: '/profile', name: 'profile', icon: 'person' },
  { to: '/security', name: 'security', icon: 'lock' },
  { to: '/sessions', name: 'sessions', icon: 'place' },
  { to: '/tokens', name: 'tokens', icon: 'key' },
  { to: '/your-data', name: 'your_data', icon: 'file' },
  { to: '/settings', name: 'settings', icon: 'settings' },
] as const;

/** Those that only administrators have, after the others. */
export const administratorPlaces = [
  { to: '/admin/status', name: 'status', icon: 'wellness' },
  { to: '/admin/users', name: 'users', icon: 'people' },
  { to: '/admin/audit', name: 'audit', icon: 'file' },
  { to: '/admin/addresses', name: 'addresses', icon: 'place' },
  { to: '/admin/codes', name: 'codes', icon: 'key' },
  { to: '/admin/jobs', name: 'jobs', icon: 'repeat' },
] as const;
