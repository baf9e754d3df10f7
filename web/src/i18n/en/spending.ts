/** Where the money went, by month and by what it was for. */
export const spending = {
  title: 'Spending',
  to_money: 'All rows',
  nothing_yet: 'nothing yet',
  sentence: {
    nothing: 'In {{month}} you spent nothing.',
    so_far: '{{month}} so far: you spent <rows>{{spent}}</rows>.',
    so_far_usual: '{{month}} so far: you spent <rows>{{spent}}</rows>. A whole month is usually about {{usual}}.',
    part: 'Your files hold a part of {{month}}: in it you spent <rows>{{spent}}</rows>.',
    unknown: 'In {{month}} you spent <rows>{{spent}}</rows>. What is usual shows after three whole months.',
    same: 'In {{month}} you spent <rows>{{spent}}</rows>, about as much as usual.',
    less: 'In {{month}} you spent <rows>{{spent}}</rows>, about {{by}} less than usual.',
    more: 'In {{month}} you spent <rows>{{spent}}</rows>, about {{by}} more than usual.',
    more_mostly: 'In {{month}} you spent <rows>{{spent}}</rows>, about {{by}} more than usual; most of it is {{mostly}}.',
  },
  filter: {
    account: 'Account',
    all_accounts: 'All accounts together',
  },
  strip: {
    heading: 'Twelve months',
    hint: 'The line is the usual',
  },
  categories: {
    caption: 'What you spent in {{month}}, by what it was for, and what is usual',
    what: 'What for',
    spent: 'Spent ({{currency}})',
    usual: 'Usual',
    rows_one: '{{count}} row',
    rows_other: '{{count}} rows',
    other: 'Other, or not known yet',
    total: 'Together',
    to_rows: 'see the rows of {{category}}',
    to_all_rows: 'see all rows of the month',
    none: 'No spending in this month.',
  },
  months: {
    heading: 'Month by month',
    caption: 'What you spent in each month, and what was usual then',
    month: 'Month',
    one: '{{month}}: {{spent}}',
    so_far: 'so far',
    part: 'in part',
  },
  notes: {
    heading: 'What is counted',
    counts:
      'Refunds are taken off. Pay, and money between your own accounts, are not spending. What you buy by card counts; paying the card’s bill does not.',
    usual: '“Usual” is the middle of up to twelve whole months before.',
    until: 'Your rows go up to {{day}}.',
    left_out: '{{name}} is in {{currency}} and is not counted here. Choose it above to see it by itself.',
  },
  empty: {
    title: 'Where it goes',
    detail: 'Bring in a file from your bank, and each month stands here by what it was for, next to what is usual for you.',
    action: 'Add a file from your bank',
  },
  gone: {
    title: 'This account is not there any more',
    detail: 'The link names an account that was removed.',
    action: 'See all accounts together',
  },
} as const;
