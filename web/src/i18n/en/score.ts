export const score = {
  title: 'Your money score',
  level: {
    excellent: 'Excellent',
    good: 'Good',
    fair: 'Fair',
    needs_attention: 'Needs attention',
  },
} as const;
