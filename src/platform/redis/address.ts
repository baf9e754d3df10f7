import type { RedisOptions } from 'ioredis';

/** Where a Redis is, and who asks. */
type RedisAddress = Pick<RedisOptions, 'host' | 'port' | 'username' | 'password' | 'db' | 'tls'>;

const USUAL_PORT = 6379;
const unbracketed = (host: string): string => host.replace(/^\[(.*)\]$/, '$1');

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/**
 * Reads `redis://user:password@host:port/number`, or `rediss://` for one that is reached by TLS; undefined for anything else. Members after a `?` are
 * refused: a client may take one of them for another host.
 */
export function redisAddress(text: string): RedisAddress | undefined {
  const url = URL.parse(text);
  if (url === null || !['redis:', 'rediss:'].includes(url.protocol) || url.hostname === '' || url.search !== '' || url.hash !== '') return undefined;
  const number = /^\/?(\d{0,4})$/.exec(url.pathname)?.[1];
  const [username, password, host] = [decoded(url.username), decoded(url.password), unbracketed(url.hostname)];
  if (number === undefined || username === undefined || password === undefined) return undefined;
  return {
    host,
    port: url.port === '' ? USUAL_PORT : Number(url.port),
    db: Number(number),
    ...(username !== '' && { username }),
    ...(password !== '' && { password }),
    ...(url.protocol === 'rediss:' && { tls: { servername: host } }),
  };
}
