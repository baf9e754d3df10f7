/** The first page of somebody who is signed in. */
export const home = {
  title: 'Home',
  line_heading: 'The next 60 days',
  to_forecast: 'Whole year',
  next_heading: 'What comes next',
  next_none: 'Nothing is planned for the next 60 days.',
  next_action: 'Say what you earn and owe',
  to_recurring: 'See all',
  next_caption: 'The next five bills and pays',
  accounts_heading: 'Accounts',
  accounts_caption: 'Accounts and what is on them today',
  to_accounts: 'All accounts',
  account: 'Account',
  balance: 'Today',
  total: 'Together',
  day: 'Day',
  what: 'What',
} as const;
