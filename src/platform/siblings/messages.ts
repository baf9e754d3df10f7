import { z } from 'zod';

// What server processes of one machine and the primary that started them tell one another. All run the same code, so nothing here has to outlive a version.

const limit = z.object({ name: z.string(), most: z.int(), seconds: z.int(), rolling: z.literal(true).exactOptional() });
const counted = z.object({ allowed: z.boolean(), remaining: z.int(), resetSeconds: z.int() });
const measurement = z.array(z.looseObject({}));

/** What the counters of one process say, as prom-client writes it. */
export type Measurement = z.output<typeof measurement>;

const question = z.discriminatedUnion('what', [
  z.object({ what: z.literal('take'), limit, key: z.string() }),
  z.object({ what: z.literal('give_back'), limit, key: z.string() }),
  z.object({ what: z.literal('measure_all') }),
]);

const answer = z.discriminatedUnion('what', [
  z.object({ what: z.literal('count'), count: counted }),
  z.object({ what: z.literal('given_back') }),
  z.object({ what: z.literal('measurements'), measurements: z.array(measurement) }),
]);

/** What a server process asks the primary. */
export type Question = z.output<typeof question>;
/** What the primary answers. */
export type Answer = z.output<typeof answer>;

/** What a server process tells the primary. `id` joins an answer to what was asked. */
export const toPrimary = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('asks'), id: z.int(), question }),
  z.object({ kind: z.literal('measured'), id: z.int(), measurement }),
]);
/** One message to the primary. */
export type ToPrimary = z.output<typeof toPrimary>;

/** What the primary tells a server process. */
export const toMember = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answers'), id: z.int(), answer }),
  z.object({ kind: z.literal('measure'), id: z.int() }),
]);
/** One message to a server process. */
export type ToMember = z.output<typeof toMember>;

/** Longest that one waits for the other, in milliseconds: beyond it, it does without. */
export const ANSWER_MS = 1000;
