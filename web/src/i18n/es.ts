import type { en } from './en.ts';
import { account } from './es/account.ts';
import { accounts } from './es/accounts.ts';
import { admin } from './es/admin.ts';
import { app } from './es/app.ts';
import { categories } from './es/categories.ts';
import { checkins } from './es/checkins.ts';
import { common } from './es/common.ts';
import { demo } from './es/demo.ts';
import { events } from './es/events.ts';
import { feed } from './es/feed.ts';
import { forecast } from './es/forecast.ts';
import { goals } from './es/goals.ts';
import { home } from './es/home.ts';
import { imports } from './es/imports.ts';
import { insights } from './es/insights.ts';
import { offline } from './es/offline.ts';
import { onboarding } from './es/onboarding.ts';
import { phone } from './es/phone.ts';
import { profile } from './es/profile.ts';
import { recurring } from './es/recurring.ts';
import { fields } from './es/said/fields.ts';
import { ledger } from './es/said/ledger.ts';
import { privacy } from './es/said/privacy.ts';
import { running } from './es/said/running.ts';
import { signingIn } from './es/said/signing-in.ts';
import { titles } from './es/said/titles.ts';
import { reminders } from './es/reminders.ts';
import { score } from './es/score.ts';
import { security } from './es/security.ts';
import { session } from './es/session.ts';
import { spending } from './es/spending.ts';
import { targets } from './es/targets.ts';
import { tokens } from './es/tokens.ts';
import { transactions } from './es/transactions.ts';
import { welcome } from './es/welcome.ts';
import { yourData } from './es/your-data.ts';
import type { Sayings } from './sayings.ts';
import type { Spoken } from './spoken.ts';

/** Every Spanish word on a screen: plain, warm, to a "tú", as it is understood all over America. Loaded for whom it is shown to. */
export const es: Spoken<typeof en> = {
  common,
  app,
  welcome,
  demo,
  session,
  account,
  goals,
  home,
  forecast,
  categories,
  imports,
  transactions,
  accounts,
  recurring,
  events,
  spending,
  targets,
  checkins,
  insights,
  score,
  profile,
  security,
  onboarding,
  phone,
  tokens,
  reminders,
  offline,
  feed,
  your_data: yourData,
  admin,
};

/** What the server says in English, in Spanish. */
export const sayings: Sayings = { ...titles, ...fields, ...signingIn, ...ledger, ...privacy, ...running };
