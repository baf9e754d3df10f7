/** The calendar by a secret link. */
export const feed = {
  heading: 'Your calendar',
  detail:
    'Bills, paydays and check-ins of the year ahead in your own calendar program. It takes them from a secret link: whoever has the link reads them.',
  amounts: 'Say how much each one is',
  amounts_hint: 'Without it the calendar has names and days alone. Calendars are often shared, and shown on locked phones.',
  make: 'Make a link',
  renew: 'Make another link',
  renew_hint: 'Another link ends the one before.',
  link: 'Link',
  once: 'Copy it now: it is shown this once. Your calendar program calls it “subscribe” or “add by address”, and looks again every few hours.',
  there: 'The link was made {{moment}}.',
  revoke: 'End the link',
  revoked: 'The link is ended.',
} as const;
