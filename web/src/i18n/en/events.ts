/** Money that is planned to come or go once. */
export const events = {
  title: 'One-off events',
  add: 'Add an event',
  sentence: {
    next_out: 'Next is {{name}} on <day>{{day}}</day>: {{amount}} goes out.',
    next_in: 'Next is {{name}} on <day>{{day}}</day>: {{amount}} comes in.',
    none: 'Nothing is planned from today on.',
  },
  list: {
    heading: 'To come',
    past_heading: 'Gone by',
    show_past: 'Show those gone by',
    hide_past: 'Hide those gone by',
    change: 'Change',
    no_account: 'in the total only',
  },
  empty: {
    title: 'Is something coming up just once?',
    detail: 'A trip, a repair, a tax refund. Give it a day, and the forecast shows whether there is room for it.',
  },
  example: {
    trip: 'Trip to the sea',
    refund: 'Tax refund',
    repair: 'New tyres',
  },
  form: {
    add_title: 'Add a one-off event',
    change_title: 'Change an event',
    name: 'Name',
    amount: 'Amount',
    date: 'Day',
    account: 'Account',
    any_account: 'Not decided',
    account_hint: 'Without one it counts in the total only.',
    gone_by: 'This day has gone by, so the forecast does not count it.',
    missing_name: 'Give it a name.',
    missing_day: 'Choose a day.',
    added: '{{name}} is planned.',
    removed: '{{name}} is removed.',
    restored: '{{name}} is back.',
    not_restored: '{{name}} could not be brought back. Add it again.',
  },
} as const;
