import { type Caller, phoneOf } from '../../support/phone-desk.ts';
import { setUpAuthenticator } from './authenticator.ts';
import { type Besieged, DAY_MS, MORNING } from './besieged.ts';
import type { Arrival, Steps } from './day.ts';

/** Somebody with a telephone. */
export interface Somebody extends Caller {
  readonly phone_number: string;
}

/** How people ended: with a confirmed number, with an authenticator app instead, or with neither. */
export interface Ended {
  bySms: number;
  byApp: number;
  readonly unfinished: string[];
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const NEIGHBOURHOODS = 20_900;

const BROWSERS = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/132.0 Mobile Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:134.0) Gecko/20100101 Firefox/134.0',
];

/** An address that hardly anybody else has, or one of a few that many people share. */
const addressOf = ({ chance, upTo }: Besieged): string =>
  chance() < 0.1 ? `192.0.2.${1 + upTo(5)}` : `${11 + upTo(180)}.${upTo(256)}.${upTo(256)}.${1 + upTo(254)}`;

/**
 * A person as they are: six in ten have had their account for days, most of these know their browser for as long; the others have just registered. This is
 * also whom perfect mimics look like.
 */
export async function somebody(besieged: Besieged): Promise<Somebody> {
  const { desk, chance, upTo } = besieged;
  const isSettled = chance() < 0.6;
  const minutes = isSettled ? 2_000 + upTo(200_000) : 3 + upTo(300);
  const caller = await desk.person(minutes);
  const who = {
    ...caller,
    ip_address: addressOf(besieged),
    user_agent: BROWSERS[upTo(BROWSERS.length)] ?? '',
    phone_number: phoneOf(upTo(NEIGHBOURHOODS), 1000 + upTo(8000)),
  };
  if (isSettled && chance() < 0.7) desk.know(who, new Date(desk.clock.now() - 2 * DAY_MS).toISOString());
  return who;
}

/** The code of the last message to a number, if one came since an instant. */
function codeFor({ desk }: Besieged, phone_number: string, from: number): string | undefined {
  const message = desk.messages.slice(from).findLast(({ to }) => to === phone_number);
  return /^(\d+) is/.exec(message?.text ?? '')?.[1];
}

const wrongly = (code: string): string => `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;

/**
 * Somebody who wants their number confirmed: waits for the message, asks again when none comes, types a wrong figure now and then, begins with a wrong number
 * now and then, and takes an authenticator app when told to or when nothing came in the end.
 */
async function* wantsACode(besieged: Besieged, who: Somebody, ended: Ended): Steps {
  const { desk, chance, upTo, tend } = besieged;
  if (chance() < 0.05) {
    // A mistyped number: no message comes, and the number is changed.
    await desk.sendDiligently(who, `${who.phone_number.slice(0, -1)}${(Number(who.phone_number.at(-1)) + 3) % 10}`);
    yield 40 * SECOND_MS + upTo(MINUTE_MS);
  }
  let from = desk.messages.length;
  let answer = await desk.sendDiligently(who, who.phone_number);
  const challenge = answer.body['challenge_id'];
  while (answer.code === 'ok' && answer.body['next'] === 'code') {
    const isLost = chance() < 0.05;
    // Whoever is doubted waits a minute for the message.
    yield 70 * SECOND_MS + upTo(80 * SECOND_MS);
    await tend();
    const code = isLost ? undefined : codeFor(besieged, who.phone_number, from);
    if (code !== undefined) {
      if (chance() < 0.1) await desk.verify(who, challenge, wrongly(code));
      const verified = await desk.verify(who, challenge, code);
      if (verified.code === 'ok') {
        ended.bySms += 1;
        return;
      }
    }
    yield Number(answer.body['resend_after_seconds'] ?? 0) * SECOND_MS;
    from = desk.messages.length;
    answer = await desk.resendDiligently(who, challenge);
  }
  yield 20 * SECOND_MS + upTo(MINUTE_MS);
  try {
    await setUpAuthenticator(besieged, who);
    ended.byApp += 1;
  } catch (error) {
    ended.unfinished.push(`${answer.code}: ${String(error)}`);
  }
}

/** So many people, some time of the day each. `among` may make some of them neighbours of whom is attacked. */
export async function people(
  besieged: Besieged,
  count: number,
  ended: Ended,
  among: (who: Somebody, index: number) => Somebody = (who) => who,
): Promise<readonly Arrival[]> {
  const arrivals: Arrival[] = [];
  for (let index = 0; index < count; index += 1) {
    const who = among(await somebody(besieged), index);
    arrivals.push({ atMs: Date.parse(MORNING) + besieged.upTo(DAY_MS - 3_600_000), steps: wantsACode(besieged, who, ended) });
  }
  return arrivals;
}
