/** How far goals are. */
export const goals = {
  heading: 'What the money is for',
  change: 'Change',
  no_amount: 'Nothing yet: say how much it takes, and Mingus tells what that is a month.',
  saved: '{{saved}} of {{amount}} put by ({{percent}} %)',
  paid: '{{saved}} of {{amount}} paid off ({{percent}} %)',
  unknown_saved: 'It takes {{amount}}. Nothing says yet how much of it is put by, so all of it is counted.',
  unknown_debt: '{{amount}} to pay off. Nothing says how much it was before.',
  monthly_one: 'That is about {{monthly}} for {{count}} month.',
  monthly_other: 'That is about {{monthly}} a month for {{count}} months.',
  reached: 'You are there.',
  today: 'By your forecast there is room for {{rest}} today: no day of the year would fall below your buffer.',
  within_year: 'By your forecast there is room for {{rest}} from about {{day}} on: no day after it would fall below your buffer.',
  not_within_year: 'By your forecast there is no room for {{rest}} within a year.',
  on_accounts: 'Counted from: {{accounts}}.',
  unknown: {
    no_amount: 'Say how much it takes, and the forecast tells when there is room for it.',
    no_account: 'When there is room for it is not known: no account is there that the forecast counts.',
    nothing_planned: 'When there is room for it is not known yet: say what you earn and what you owe.',
  },
  notes: {
    name_account: 'Name an account as the goal is called, and what is on it counts as put by.',
    alone: 'Each goal is looked at as if it were the only one.',
    everyday_unknown: 'Everyday spending is not known yet and counts as nothing: it may take longer.',
  },
} as const;
