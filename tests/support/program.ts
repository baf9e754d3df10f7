import { z } from 'zod';
import type { Client } from './client.ts';

/** A program of a person's: it calls with a personal token and sends nothing that a browser would. */
export interface Program {
  readonly id: number;
  readonly token: string;
  readonly get: (path: string) => ReturnType<Client['send']>;
  readonly send: (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => ReturnType<Client['send']>;
}

const madeToken = z.looseObject({ id: z.int(), token: z.string() });

/** A program that has this token. */
export function programWith(client: Client, { id, token }: { readonly id: number; readonly token: string }): Program {
  const send: Program['send'] = (method, path, body, headers = {}) =>
    client.send(method, path, body, { bare: true, headers: { authorization: `Bearer ${token}`, ...headers } });
  return { id, token, send, get: (path) => send('GET', path) };
}

/** Has a browser make a token, and answers a program that has it. */
export async function makeProgram(client: Client, more: Readonly<Record<string, unknown>> = {}): Promise<Program> {
  const answer = await client.post('/api/tokens', { name: 'a script', scopes: ['read', 'write'], ...more });
  if (answer.status !== 201) throw new Error(`making a token answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return programWith(client, answer.read(madeToken));
}
