import { migration as people } from './0001-people.ts';
import { migration as wellness } from './0002-wellness.ts';
import { migration as verification } from './0003-verification.ts';
import { migration as ledger } from './0004-ledger.ts';
import { migration as running } from './0005-running.ts';
import { migration as recognising } from './0006-recognising.ts';
import { migration as movingTogether } from './0007-moving-together.ts';
import { migration as signingIn } from './0008-signing-in.ts';
import { migration as phoneCodes } from './0009-phone-codes.ts';
import { migration as trail } from './0010-trail.ts';
import { migration as deadJobs } from './0011-dead-jobs.ts';
import { migration as dataVersions } from './0012-data-versions.ts';
import { migration as takenOver } from './0013-taken-over.ts';
import { migration as reminders } from './0014-expand-reminders.ts';
import { migration as push } from './0015-expand-push.ts';
import { migration as feeds } from './0016-expand-feeds.ts';
import { migration as targets } from './0017-expand-targets.ts';
import { migration as puttingOff } from './0018-expand-putting-off.ts';
import type { Migration } from './schema.ts';

/** Every step of the schema, in order. New ones go to the end and say their phase (see `phase.ts`); one that was released is never changed. */
export const migrations: readonly Migration[] = [
  people,
  wellness,
  verification,
  ledger,
  running,
  recognising,
  movingTogether,
  signingIn,
  phoneCodes,
  trail,
  deadJobs,
  dataVersions,
  takenOver,
  reminders,
  push,
  feeds,
  targets,
  puttingOff,
];
