export const score = {
  title: 'Your money score',
} as const;
