export const profile = {
  title: 'About you',
} as const;
