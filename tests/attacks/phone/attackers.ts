import { getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import type { Caller } from '../../support/phone-desk.ts';
import { type Besieged, COUNTRIES, DAY_MS, MORNING } from './besieged.ts';
import type { Arrival, Steps } from './day.ts';
import { type Somebody, somebody } from './people.ts';

/** What attackers were answered, each answer with how often. */
export type Answers = Map<string, number>;

/** Whom it is all about: an address, a number, a prefix. */
export const TARGET = { ip_address: '198.51.100.7', phone_number: '+12127360177', prefix: '+1212736' } as const;

/** One try of an attack: asks once, does the work where that is asked for, and notes what was answered. */
export type Shape = (besieged: Besieged, index: number) => Promise<Somebody>;

const foreignNumber = ({ upTo }: Besieged): string => {
  const number = getExampleNumber(COUNTRIES[upTo(COUNTRIES.length)] ?? 'US', examples)?.number ?? '';
  return `${number.slice(0, -3)}${String(upTo(1000)).padStart(3, '0')}`;
};

/** An address of its own for each try. */
const ownAddress = (index: number): string => `100.${64 + ((index >> 16) & 63)}.${(index >> 8) & 255}.${index & 255}`;

const ACCOUNTS = 40;

/** Accounts of one attacker, each of which is used many times. */
function accounts(): (besieged: Besieged, index: number) => Promise<Somebody> {
  const made: Somebody[] = [];
  return async (besieged, index) => {
    const before = made[index % ACCOUNTS];
    if (before !== undefined) return before;
    const who = await somebody(besieged);
    made.push(who);
    return who;
  };
}

/** The ways in which attackers ask for messages. */
export const shapes: Readonly<Record<string, () => Shape>> = {
  'one address and ten countries': () => {
    const next = accounts();
    return async (besieged, index) => ({
      ...(await next(besieged, index)),
      ip_address: TARGET.ip_address,
      phone_number: foreignNumber(besieged),
    });
  },
  'many addresses and one prefix': () => async (besieged, index) => ({
    ...(await somebody(besieged)),
    ip_address: ownAddress(index),
    phone_number: `${TARGET.prefix}${String(besieged.upTo(10_000)).padStart(4, '0')}`,
  }),
  'perfect mimics': () => somebody,
  'one victim bombed': () => async (besieged, index) => ({
    ...(await somebody(besieged)),
    ip_address: ownAddress(index),
    phone_number: TARGET.phone_number,
  }),
};

const note = (answers: Answers, { code, body }: Awaited<ReturnType<Besieged['desk']['send']>>): void => {
  const what = code === 'ok' ? String(body['next']) : code;
  answers.set(what, (answers.get(what) ?? 0) + 1);
};

async function* tries(besieged: Besieged, shape: Shape, index: number, answers: Answers): Steps {
  const who = await shape(besieged, index);
  // As long as a form takes.
  yield besieged.upTo(60_000);
  note(answers, await besieged.desk.sendDiligently(who, who.phone_number));
}

/** So many tries, spread over the day. */
export const attack = (besieged: Besieged, shape: Shape, count: number, answers: Answers): readonly Arrival[] =>
  Array.from({ length: count }, (_, index) => ({
    atMs: Date.parse(MORNING) + besieged.upTo(DAY_MS),
    steps: tries(besieged, shape, index, answers),
  }));

/** When guesses were looked at and found wrong, in milliseconds since 1970. */
export type WrongAt = number[];

/** Somebody who guesses at the codes of a number that is not theirs, from an address of their own, and has them sent again as long as that works. */
async function* guesses(besieged: Besieged, who: Caller, answers: Answers, wrongAt: WrongAt): Steps {
  const { desk, upTo } = besieged;
  let answer = await desk.sendDiligently(who, TARGET.phone_number);
  const challenge = answer.body['challenge_id'];
  while (answer.code === 'ok' && answer.body['next'] === 'code') {
    for (let guess = 0; guess < 6; guess += 1) {
      const answered = await desk.verify(who, challenge, String(upTo(1_000_000)).padStart(6, '0'));
      note(answers, answered);
      if (answered.code === 'verification.wrong_code') wrongAt.push(desk.clock.now());
    }
    yield Number(answer.body['resend_after_seconds'] ?? 0) * 1000;
    answer = await desk.resendDiligently(who, challenge);
  }
  note(answers, answer);
}

/** So many guessers, spread over two days. */
export async function guessers(besieged: Besieged, count: number, answers: Answers, wrongAt: WrongAt): Promise<readonly Arrival[]> {
  const arrivals: Arrival[] = [];
  for (let index = 0; index < count; index += 1) {
    const who = { ...(await somebody(besieged)), ip_address: ownAddress(index) };
    arrivals.push({ atMs: Date.parse(MORNING) + besieged.upTo(2 * DAY_MS), steps: guesses(besieged, who, answers, wrongAt) });
  }
  return arrivals;
}
