import type { RedisConnection } from './connection.ts';

/** The memory of a Redis, in bytes. */
export interface RedisMemory {
  readonly used: number;
  /** As much as it may use; null where nothing says. */
  readonly most: number | null;
}

const figure = (told: string, name: string): number | undefined => {
  const [, digits] = new RegExp(`^${name}:(\\d+)\\r?$`, 'm').exec(told) ?? [];
  return digits === undefined ? undefined : Number(digits);
};

/** Asks a Redis for its memory; null where it does not tell, by its rights. Throws RedisAway where it does not answer. */
export async function redisMemory(connection: RedisConnection): Promise<RedisMemory | null> {
  // What it refuses to tell is no outage.
  const told = await connection.ask((redis) => redis.info('memory').catch(() => null));
  const used = told === null ? undefined : figure(told, 'used_memory');
  if (told === null || used === undefined) return null;
  const most = figure(told, 'maxmemory') ?? 0;
  return { used, most: most === 0 ? null : most };
}
