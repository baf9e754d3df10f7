/** The first page of somebody who is not signed in. */
export const welcome = {
  sentence: 'See day by day, for a year, whether your money lasts.',
  how: 'Drop in the file your bank gives you, say what you earn and what you owe, and Mingus draws your balance into the future.',
  start: 'Start',
  sign_in: 'I have an account',
  picture: 'Example: on 1 March, rent and car insurance meet.',
  where: 'Your data live on the computer that runs this Mingus, and nowhere else.',
} as const;
