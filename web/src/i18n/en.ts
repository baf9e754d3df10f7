import { account } from './en/account.ts';
import { accounts } from './en/accounts.ts';
import { admin } from './en/admin.ts';
import { app } from './en/app.ts';
import { categories } from './en/categories.ts';
import { checkins } from './en/checkins.ts';
import { common } from './en/common.ts';
import { demo } from './en/demo.ts';
import { events } from './en/events.ts';
import { forecast } from './en/forecast.ts';
import { home } from './en/home.ts';
import { imports } from './en/imports.ts';
import { insights } from './en/insights.ts';
import { phone } from './en/phone.ts';
import { profile } from './en/profile.ts';
import { recurring } from './en/recurring.ts';
import { score } from './en/score.ts';
import { security } from './en/security.ts';
import { session } from './en/session.ts';
import { spending } from './en/spending.ts';
import { tokens } from './en/tokens.ts';
import { transactions } from './en/transactions.ts';
import { welcome } from './en/welcome.ts';

/** Every English word on a screen, a group for each feature. A new feature adds a file in `en/` and a line here. */
export const en = {
  common,
  app,
  welcome,
  demo,
  session,
  account,
  home,
  forecast,
  categories,
  imports,
  transactions,
  accounts,
  recurring,
  events,
  spending,
  checkins,
  insights,
  score,
  profile,
  security,
  phone,
  tokens,
  admin,
} as const;
