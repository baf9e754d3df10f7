import { account } from './en/account.ts';
import { accounts } from './en/accounts.ts';
import { admin } from './en/admin.ts';
import { app } from './en/app.ts';
import { categories } from './en/categories.ts';
import { checkins } from './en/checkins.ts';
import { common } from './en/common.ts';
import { demo } from './en/demo.ts';
import { events } from './en/events.ts';
import { feed } from './en/feed.ts';
import { forecast } from './en/forecast.ts';
import { goals } from './en/goals.ts';
import { home } from './en/home.ts';
import { imports } from './en/imports.ts';
import { insights } from './en/insights.ts';
import { offline } from './en/offline.ts';
import { onboarding } from './en/onboarding.ts';
import { phone } from './en/phone.ts';
import { profile } from './en/profile.ts';
import { recurring } from './en/recurring.ts';
import { reminders } from './en/reminders.ts';
import { score } from './en/score.ts';
import { security } from './en/security.ts';
import { session } from './en/session.ts';
import { spending } from './en/spending.ts';
import { targets } from './en/targets.ts';
import { tokens } from './en/tokens.ts';
import { transactions } from './en/transactions.ts';
import { welcome } from './en/welcome.ts';
import { yourData } from './en/your-data.ts';

/** Every English word on a screen, a group for each feature. A new feature adds a file in `en/` and a line here. */
export const en = {
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
} as const;
