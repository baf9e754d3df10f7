export const checkins = {
  title: 'Wellness',
  form_title: 'How was your week?',
} as const;
