import type { Reach } from '../../platform/delivery/public-address.ts';
import type { TargetSender } from '../../platform/delivery/target-sender.ts';
import { reminderProblems } from './contract.ts';
import { createDelivering, type DeliveringParts } from './delivering.ts';
import { pushProblems } from './push/contract.ts';
import { type BrowserCarrierParts, createBrowserCarrier } from './push/browser-carrier.ts';
import { createPushKeys, hasPushKeys, type PushKeyParts } from './push/keys.ts';
import { pushRoutes } from './push/routes.ts';
import { type BrowserParts, createBrowsers } from './push/service.ts';
import { reminderRoutes } from './routes.ts';
import { createSending, reminderSchedules } from './sending.ts';
import { createReminderService } from './service.ts';
import { createTargetCarrier } from './targets/carrier.ts';
import { targetProblems } from './targets/contract.ts';
import { targetRoutes } from './targets/routes.ts';
import { createTargetSeals } from './targets/seals.ts';
import { createTargets, type TargetParts } from './targets/service.ts';
import { createTelling, type TellingParts } from './telling.ts';
import { createUnsubscribing, type UnsubscribingParts } from './unsubscribing.ts';

/** What reminders are made of. */
type ReminderParts = UnsubscribingParts &
  TellingParts &
  PushKeyParts &
  Pick<BrowserParts, 'reach'> &
  Omit<BrowserCarrierParts, 'keys'> &
  Omit<TargetParts, 'seals' | 'sender' | 'reach'> &
  Omit<DeliveringParts, 'tell' | 'unsubscribing' | 'carriers'> & {
    /** Hands messages to topics of ntfy and webhooks. */
    readonly targets: TargetSender;
    /** Who of them may be named. */
    readonly targetReach: Reach;
  };

/** What a person wants to be reminded of: kept, looked at every five minutes, and sent by mail, to their browsers and targets or as a text message. */
export function createReminders(parts: ReminderParts) {
  const unsubscribing = createUnsubscribing(parts);
  const keys = createPushKeys(parts);
  const seals = createTargetSeals(parts);
  const targets = createTargets({ ...parts, seals, sender: parts.targets, reach: parts.targetReach });
  const carriers = [createBrowserCarrier({ ...parts, keys }), createTargetCarrier({ ...parts, seals, sender: parts.targets })];
  // What is sealed under a key that is about to go is sealed anew: asking for the key does.
  const onNight = async (): Promise<void> => {
    if (await hasPushKeys(parts.store)) await keys();
    await seals.sealAnew();
    await targets.forgetRemoved();
  };
  return {
    routes: [
      ...reminderRoutes(createReminderService(parts), unsubscribing),
      ...pushRoutes(createBrowsers({ ...parts, keys })),
      ...targetRoutes(targets),
    ],
    jobs: { ...createSending({ ...parts, onNight }), ...createDelivering({ ...parts, tell: createTelling(parts), unsubscribing, carriers }) },
    schedules: reminderSchedules,
    problems: { ...reminderProblems, ...pushProblems, ...targetProblems },
  };
}

export { sampleReminders } from './samples.ts';
export { hasReminder, listDue, replanReminders } from './repository.ts';
