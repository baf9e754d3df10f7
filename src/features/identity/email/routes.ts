import { ok } from '../../../contract/endpoint.ts';
import { handle, type Route } from '../../../platform/http/route.ts';
import { confirmEmail } from './contract.ts';
import type { EmailChange } from './service.ts';

/** What the link in a mail to a new address leads to. */
export const emailRoutes = (emailChange: EmailChange): readonly Route[] => [
  handle(confirmEmail, async ({ body, origin }) => {
    await emailChange.confirm(body.token, origin);
    return ok({ status: 'ok' as const });
  }),
];
