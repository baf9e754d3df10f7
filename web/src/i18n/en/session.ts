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
    with_link: 'The link from your mail is open. Sign in with your e-mail address and your password; the link is good once.',
  },
  link: {
    title: 'Sign in with a link',
    lead: 'None of those tries got in, and nothing of yours has changed. A link that is mailed to {{email}} lets you sign in from here, with your password.',
    send: 'Mail me a link',
    sent_title: 'Look into your mail',
    sent: 'If {{email}} has an account, a link is on its way. It is good for 15 minutes, and once. Open it, and sign in with your password.',
    send_again: 'Mail me another',
  },
} as const;
