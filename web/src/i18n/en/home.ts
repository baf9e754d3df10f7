/** The first page of somebody who is signed in. */
export const home = {
  title: 'Home',
  hello: 'Hello, {{name}}.',
  line_heading: 'The next 60 days',
  to_forecast: 'Whole year',
  next_heading: 'What comes next',
  next_none: 'Nothing is planned for the next 60 days.',
  next_action: 'Say what comes back',
  next_caption: 'The next five bills and pays',
  accounts_heading: 'Accounts',
  accounts_caption: 'Accounts and what is on them today',
  to_accounts: 'All accounts',
  account: 'Account',
  balance: 'Today',
  total: 'Together',
  day: 'Day',
  what: 'What',
  owed: 'Money owed',
  empty_title: 'Begin with a file from your bank',
  empty_detail:
    'Your bank’s site can download your account’s rows: look for “download”, “export”, OFX, QFX or CSV. Mingus reads the file and shows you what your year looks like.',
} as const;
