import { app } from './en/app.ts';
import { common } from './en/common.ts';
import { demo } from './en/demo.ts';
import { forecastLine } from './en/forecast-line.ts';
import { session } from './en/session.ts';
import { welcome } from './en/welcome.ts';

/** The words of what a stranger sees, and of every page: they come with the first file. All others come with `en.ts`, before a page inside is shown. */
export const enFront = { common, app, welcome, demo, session, forecast: forecastLine } as const;
