/** The pages of the bar, in its order. `name` is the key of its word in `app`. */
export const places = [
  { to: '/', name: 'home', icon: 'home' },
  { to: '/money', name: 'money', icon: 'money' },
  { to: '/forecast', name: 'forecast', icon: 'forecast' },
  { to: '/wellness', name: 'wellness', icon: 'wellness' },
  { to: '/more', name: 'more', icon: 'more' },
] as const;
