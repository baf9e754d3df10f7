import type { z } from 'zod';
import type { makeToken, token } from '../../../../src/features/identity/tokens/contract.ts';

/** A token of the person's, as it is listed. */
export type Token = z.output<typeof token>;
/** A token that was just made, with its secret. */
export type MadeToken = z.output<(typeof makeToken.answers)[201]>;

/** In how many days a token ends; never. */
export const ENDS = ['30', '90', '365', 'never'] as const;

/** What the form of a new token holds. */
export interface TokenFields {
  readonly name: string;
  readonly may: 'read' | 'write';
  readonly ends: (typeof ENDS)[number];
}

const DAY_MS = 86_400_000;

/** The form as a request, `nowMs` being the present. Whoever may change may read, too: hardly a program changes what it cannot see. */
export const bodyOf = ({ name, may, ends }: TokenFields, nowMs: number): z.output<typeof makeToken.body> => ({
  name,
  scopes: may === 'write' ? ['read', 'write'] : ['read'],
  expires_at: ends === 'never' ? null : new Date(nowMs + Number(ends) * DAY_MS).toISOString(),
});

/** Whether the token has ended by itself. */
export const hasEnded = ({ expires_at }: Token, nowMs: number): boolean => expires_at !== null && Date.parse(expires_at) <= nowMs;

/**
 * A command that asks Mingus at this address who the token belongs to, in one line and in double quotes: so it runs as it stands in the shells of Linux,
 * macOS and Windows.
 */
export const curlOf = (token: string, address: string): string => `curl -H "Authorization: Bearer ${token}" "${address}/api/me"`;
