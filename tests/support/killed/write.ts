import { z } from 'zod';
import type { Program } from '../program.ts';

const problem = z.looseObject({ code: z.string() });

/** What a write leaves, and by what it is found again. */
export type Kind = 'transaction' | 'event' | 'recurring' | 'checkin';

/** One thing that a client wants kept. */
export interface Write {
  readonly kind: Kind;
  /** Stands in a text of what is kept, and nowhere else. */
  readonly mark: string;
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  /** By which problems it was refused. */
  readonly refusals: string[];
  /** What it was answered when it was kept. */
  answer?: { readonly status: number; readonly text: string };
}

/** Who writes: a program, and what of a person's it writes to. */
export interface Writer {
  readonly program: Program;
  readonly account_id: number;
  /** The week that only this one writes. */
  readonly week: string;
}

/** As it goes by: most are rows entered by hand. */
const KINDS: readonly Kind[] = ['transaction', 'event', 'transaction', 'checkin', 'recurring'];

/** The write that follows so many others of this writer. */
export function writeOf({ account_id, week }: Writer, mark: string, before: number): Write {
  const kind = KINDS[before % KINDS.length] ?? 'transaction';
  const monthly = { frequency: 'monthly', day_of_month: 3 };
  const bodies: Readonly<Record<Kind, readonly [method: string, path: string, body: unknown]>> = {
    transaction: ['POST', '/api/transactions', { account_id, posted_on: '2025-01-14', amount: -1.5, payee: mark }],
    event: ['POST', '/api/events', { account_id, name: mark, amount: 20, date: '2030-05-01' }],
    recurring: ['POST', '/api/recurring', { account_id, name: mark, amount: -9, recurrence: monthly, starts_on: '2025-02-03' }],
    checkin: ['PUT', `/api/checkins/${week}`, { mood_rating: (before % 10) + 1, relationships_notes: mark }],
  };
  const [method, path, body] = bodies[kind];
  return { kind, mark, key: `key-${mark}`, method, path, body, refusals: [] };
}

/** Sends it, and notes the answer when that says it is kept. Answers whether it does; a broken connection and a refusal to serve do not. Throws for any other refusal. */
export async function send(write: Write, { program }: Writer): Promise<boolean> {
  const answer = await program.send(write.method, write.path, write.body, { 'idempotency-key': write.key }).catch(() => undefined);
  if (answer === undefined || answer.status === 503 || answer.status === 409) {
    write.refusals.push(answer?.read(problem).code ?? 'no answer');
    return false;
  }
  if (answer.status !== 200 && answer.status !== 201) throw new Error(`${write.path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  const text = JSON.stringify(answer.body);
  if (write.answer !== undefined && (write.answer.text !== text || write.answer.status !== answer.status)) {
    throw new Error(`${write.mark} was answered ${write.answer.text} and then ${text}`);
  }
  write.answer = { status: answer.status, text };
  return true;
}
