import { isLoopback } from '../config/loopback.ts';

/** What a request says about the page that sent it. */
export interface SentFrom {
  readonly secFetchSite: string | undefined;
  readonly origin: string | undefined;
}

/** Who we are, for telling our own pages from others. */
export interface OwnPlace {
  readonly publicUrl: string | null;
  readonly isProduction: boolean;
  /** The port that the request came in on. */
  readonly port: number | undefined;
}

/**
 * Whether a request that changes something was sent by a page of our own: the browser says same-origin (Fetch Metadata), or else the Origin is ours.
 * Outside production any loopback name on the own port is ours too. A request that says neither is refused.
 */
export function isFromOwnPage({ secFetchSite, origin }: SentFrom, { publicUrl, isProduction, port }: OwnPlace): boolean {
  if (secFetchSite !== undefined) return secFetchSite === 'same-origin';
  if (origin === undefined || !URL.canParse(origin)) return false;
  if (origin === publicUrl) return true;
  if (isProduction) return false;
  const { protocol, hostname, port: from } = new URL(origin);
  return protocol === 'http:' && isLoopback(hostname) && (from === '' ? 80 : Number(from)) === port;
}
