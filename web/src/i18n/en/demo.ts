/** The invented person: trying it, its label on every page, removing it. */
export const demo = {
  try: 'Try the demo',
  making: 'Making the demo …',
  label: 'A demo: invented rows.',
  remove: 'Remove it',
  removed: 'The demo is gone, and everything in it.',
  erase: 'Remove the demo',
  erase_detail: 'The demo has no password of yours to ask for. Removing it takes everything in it at once; you can make it anew from the first page.',
} as const;
