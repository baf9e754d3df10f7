import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';

/** A script that Redis runs as one step: nobody sees it half done. */
export interface Script {
  readonly text: string;
  readonly sha: string;
}

/** A script in Redis' Lua. */
export const script = (text: string): Script => ({ text, sha: createHash('sha1').update(text).digest('hex') });

/** Runs a script on one key. A Redis that does not know it yet, as after a restart, is sent its text. Throws what Redis answers. */
export async function runScript(redis: Redis, { text, sha }: Script, key: string, values: readonly number[]): Promise<unknown> {
  try {
    return await redis.evalsha(sha, 1, key, ...values);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('NOSCRIPT')) return redis.eval(text, 1, key, ...values);
    throw error;
  }
}
