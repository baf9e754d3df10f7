import { account } from './en/account.ts';
import { app } from './en/app.ts';
import { common } from './en/common.ts';
import { forecast } from './en/forecast.ts';
import { home } from './en/home.ts';
import { session } from './en/session.ts';
import { welcome } from './en/welcome.ts';

/** Every English word on a screen, a group for each feature. A new feature adds a file in `en/` and a line here. */
export const en = { common, app, welcome, session, account, home, forecast } as const;
