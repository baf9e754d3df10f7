export const insights = {
  title: 'What moves together',
  pairs_title: 'Every pair that was looked at',
} as const;
