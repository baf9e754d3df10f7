/** Registering and signing in. */
export const session = {
  register: {
    title: 'Start',
    lead: 'An account keeps your figures apart from everybody else’s.',
    email: 'E-mail',
    password: 'Password',
    password_hint: 'At least {{least}} characters. A few words in a row are easiest to keep in mind.',
    name: 'What to call you',
    currency: 'Currency',
    submit: 'Make the account',
    have_one: 'You have an account?',
    to_sign_in: 'Sign in',
    check_mail_title: 'Look into your mail',
    check_mail: 'If {{email}} was free, sign in with it now. If it was taken, its owner got a mail that says so.',
  },
  sign_in: {
    title: 'Sign in',
    submit: 'Sign in',
    no_account: 'No account yet?',
    to_register: 'Start here',
  },
} as const;
