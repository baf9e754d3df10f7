import { made, ok, removed } from '../../contract/endpoint.ts';
import { handle, type Route } from '../../platform/http/route.ts';
import { changeReminder, createReminder, listReminders, removeReminder, snoozeReminder, unsubscribe } from './contract.ts';
import type { Reminders } from './service.ts';
import type { Unsubscribing } from './unsubscribing.ts';

/** The requests about reminders. */
export const reminderRoutes = (reminders: Reminders, unsubscribing: Unsubscribing): readonly Route[] => [
  handle(listReminders, async ({ caller }) => ok(await reminders.list(caller))),
  handle(createReminder, async ({ caller, body }) => made(await reminders.create(caller, body))),
  handle(changeReminder, async ({ caller, params, body }) => ok(await reminders.change(caller, params.id, body))),
  handle(removeReminder, async ({ caller, params }) => {
    await reminders.remove(caller, params.id);
    return removed();
  }),
  handle(snoozeReminder, async ({ caller, params, body }) => ok(await reminders.snooze(caller, params.id, body.days))),
  handle(unsubscribe, async ({ params }) => ok({ reminder_type: await unsubscribing.stop(params.secret) })),
];
