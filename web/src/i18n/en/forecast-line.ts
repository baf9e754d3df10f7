/** The line of a forecast, and the example of one that a stranger sees. */
export const forecastLine = {
  about: 'about',
  line: {
    label: 'Your balance day by day, from {{from}} to {{to}}. Arrow keys walk the days.',
    heading: 'Day by day',
    buffer: 'buffer',
    lowest: 'lowest: {{day}}',
    as_is: 'as it is',
    other: 'with your changes',
    hint: 'Arrow keys or a finger walk the days. The dashed line is your buffer of {{buffer}}: below it things are tight.',
  },
  example: {
    label: 'An example: the balance of a made-up household, day by day',
    pay: 'Pay',
    rent: 'Rent',
    insurance: 'Car insurance',
    power: 'Power',
    groceries: 'Groceries',
  },
} as const;
