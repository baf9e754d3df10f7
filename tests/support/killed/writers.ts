import { z } from 'zod';
import { Client } from '../client.ts';
import { makeProgram } from '../program.ts';
import { lostOrDoubled } from './kept.ts';
import type { Write, Writer } from './write.ts';

/** Programs that write, and people whose rows they are: two for each. */
export const WRITERS = 8;
const PEOPLE = 4;

const made = z.looseObject({ id: z.int() });

/** A program, and what it wrote so far. */
export interface Busy {
  readonly writer: Writer;
  /** What its marks begin with. */
  readonly name: string;
  readonly mine: Write[];
}

/** Registers four people at the Mingus at `url`, each with an account and two programs. */
export async function makeWriters(url: string): Promise<readonly Busy[]> {
  const all: Busy[] = [];
  for (let person = 0; person < PEOPLE; person += 1) {
    const client = new Client(url);
    await client.registerPerson();
    const account = { name: 'Checking', kind: 'checking', currency: 'USD', balance: 100, balance_as_of: '2025-01-13' };
    const { id: account_id } = (await client.post('/api/accounts', account)).read(made);
    for (const week of ['2025-01-06', '2025-01-13']) {
      all.push({ writer: { program: await makeProgram(client), account_id, week }, name: `writer${all.length}`, mine: [] });
    }
  }
  return all;
}

/** What is wrong with what is kept of all that they wrote. */
export const wrongOf = (all: readonly Busy[], kept: ReadonlyMap<string, number>): readonly string[] =>
  all.flatMap(({ mine }) => lostOrDoubled(mine, kept));

/** All that they wrote. */
export const writesOf = (all: readonly Busy[]): readonly Write[] => all.flatMap(({ mine }) => mine);
