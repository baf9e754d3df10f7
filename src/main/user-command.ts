import type { MadeLink, UserCommands } from '../features/identity/index.ts';
import { systemClock } from '../platform/clock.ts';
import type { Settings } from '../platform/config/settings.ts';
import { type Letter, writeLetter } from '../platform/delivery/letter.ts';
import { createMailer } from '../platform/delivery/mail.ts';
import { describeFailure } from '../platform/jobs/retry.ts';
import { createLog } from '../platform/telemetry/log.ts';
import { compose } from './compose.ts';
import { openDatabase } from './open-database.ts';
import { PlainFailure } from './plain-failure.ts';

/** What a command about people did: its exit code, a sentence or more for a person, and the same for a program. */
interface Done {
  readonly code: 0 | 1;
  readonly lines: readonly string[];
  readonly json: Readonly<Record<string, unknown>>;
}

const SHUTDOWN_MS = 10_000;

async function withUsers(settings: Settings, work: (users: UserCommands) => Promise<Done>, json: boolean): Promise<number> {
  const store = await openDatabase(settings);
  const mingus = await compose({ settings, store, clock: systemClock, log: createLog(settings.logLevel) });
  try {
    const done = await work(mingus.users);
    process.stdout.write(json ? `${JSON.stringify(done.json)}\n` : `${done.lines.join('\n')}\n`);
    return done.code;
  } finally {
    await mingus.close(SHUTDOWN_MS);
    await store.close();
  }
}

const done = (lines: readonly string[], json: Done['json']): Done => ({ code: 0, lines, json });
/** There was nothing to do, which a script may want to know. */
const nothingDone = (line: string, json: Done['json']): Done => ({ code: 1, lines: [line], json });

const minuteOf = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;

const handOver = ({ link, expires_at }: MadeLink): readonly string[] => [
  `  ${link}`,
  `It is good once, until ${minuteOf(expires_at)}. Whoever has it can use it: hand it to that person and to nobody else.`,
];

/** How the commands about people were asked to run. */
export interface UserOptions {
  /** Whether to answer programs instead of people. */
  readonly json: boolean;
}

/** `mingus user create`. A password comes from standard input; without one, a link is made. Answers the exit code: 1 when the address is taken. */
export function createUser(
  settings: Settings,
  person: { readonly email: string; readonly full_name: string | null; readonly password: string | null },
  { json }: UserOptions,
): Promise<number> {
  const { email } = person;
  return withUsers(
    settings,
    async (users) => {
      const made = await users.create(person);
      if (made === undefined) return nothingDone(`${email} has an account already. Nothing was changed.`, { email, created: false });
      if (made === 'made') return done([`${email} has an account now and can sign in.`], { email, created: true });
      return done([`${email} has an account now. With this link they choose their password:`, ...handOver(made)], { email, created: true, ...made });
    },
    json,
  );
}

/** `mingus user disable` and `mingus user enable`. Answers the exit code: 1 when that was so before. */
export function setUserActive(settings: Settings, email: string, isActive: boolean, { json }: UserOptions): Promise<number> {
  const word = isActive ? 'enabled' : 'disabled';
  return withUsers(
    settings,
    async (users) => {
      const changed = await (isActive ? users.enable(email) : users.disable(email));
      const told = { email, [word]: true, changed };
      if (!changed) return nothingDone(`${email} was ${word} before. Nothing was changed.`, told);
      const after = isActive ? 'They can sign in again.' : 'Their sessions and their personal tokens have ended, and they cannot sign in.';
      return done([`${email} is ${word}. ${after}`], told);
    },
    json,
  );
}

/** `mingus user make-admin`. Answers the exit code: 1 when they were one before. */
export function makeAdmin(settings: Settings, email: string, { json }: UserOptions): Promise<number> {
  return withUsers(
    settings,
    async (users) => {
      const { changed, has_second_factor } = await users.makeAdmin(email);
      const told = { email, administrator: true, changed, has_second_factor };
      if (!changed) return nothingDone(`${email} was an administrator before. Nothing was changed.`, told);
      const factor = has_second_factor
        ? 'They have a second factor, which administrators need.'
        : 'Administrators need a second factor, and they have none: until they set one up on the page Security, the pages for administrators stay closed to them.';
      return done([`${email} is an administrator now, and was signed out everywhere.`, factor], told);
    },
    json,
  );
}

/** `mingus user reset-password`. Sets the password, or makes a link when it is null. */
export function resetPassword(settings: Settings, email: string, password: string | null, { json }: UserOptions): Promise<number> {
  return withUsers(
    settings,
    async (users) => {
      if (password !== null) {
        await users.setPassword(email, password);
        return done([`The password of ${email} is changed. They were signed out everywhere.`], { email, changed: true });
      }
      const made = await users.resetLink(email);
      return done([`With this link ${email} chooses a new password. The present one stays until then:`, ...handOver(made)], { email, ...made });
    },
    json,
  );
}

/** `mingus user invite`. Where a mail server is set up, an invitation for an address is mailed there too; answers the exit code: 1 when that failed. */
export async function inviteUser(settings: Settings, email: string | null, { json }: UserOptions): Promise<number> {
  if (settings.registration === 'closed') {
    throw new PlainFailure('REGISTRATION is closed: nobody could use an invitation. Set REGISTRATION=invite, and start Mingus anew.');
  }
  return withUsers(
    settings,
    async (users) => {
      const { mail, ...made } = await users.invite(email);
      const sent = email === null || settings.smtpUrl === null ? null : await mailOrWhyNot(settings, { to: email, ...mail });
      const told = { ...made, email, mailed: sent === 'sent' };
      const lines = [email === null ? 'With this link anybody makes an account:' : `With this link ${email} makes an account:`, ...handOver(made)];
      if (sent === 'sent') return done([...lines, `It was mailed to ${email}.`], told);
      return sent === null ? done(lines, told) : { code: 1, lines: [...lines, `It could not be mailed. ${sent}`], json: { ...told, reason: sent } };
    },
    json,
  );
}

/** `mingus mail test`: sends one mail at once. Throws PlainFailure when it cannot be sent, and says why. */
export async function testMail(settings: Settings, to: string, { json }: UserOptions): Promise<number> {
  if (settings.smtpUrl === null && settings.environment === 'production') {
    throw new PlainFailure('No mail server is set up: SMTP_URL is empty.');
  }
  const sent = await mailOrWhyNot(settings, {
    to,
    ...writeLetter('en', 'Mingus can send mail', ['This is a mail to see whether Mingus can send any. It can.']),
  });
  if (sent !== 'sent') throw new PlainFailure(`The mail was not sent. ${sent}`);
  const by = settings.smtpUrl === null ? 'terminal' : 'mail server';
  const line =
    by === 'terminal'
      ? 'SMTP_URL is empty: development writes mails to the terminal, as above.'
      : `The mail server took the mail to ${to}. Look whether it arrives.`;
  process.stdout.write(json ? `${JSON.stringify({ to, sent: true, by })}\n` : `${line}\n`);
  return 0;
}

/** `sent`, or in a sentence why not: without addresses and without what the URL holds. */
async function mailOrWhyNot(settings: Settings, mail: Letter & { readonly to: string }): Promise<string> {
  // A program reads standard output: what development writes out goes beside it.
  const mailer = createMailer(settings, (text) => void process.stderr.write(text));
  if (mailer === null) return 'No mail server is set up: SMTP_URL is empty.';
  try {
    await mailer.send({ ...mail, id: `command-${systemClock.now()}` });
    return 'sent';
  } catch (error) {
    return `The mail server did not take it: ${describeFailure(error)}`;
  } finally {
    mailer.close();
  }
}
