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

/** Whether an origin is one of our own: PUBLIC_URL, or outside production any loopback name on the own port. */
function isOwnOrigin(origin: string | undefined, { publicUrl, isProduction, port }: OwnPlace): origin is string {
  if (origin === undefined || !URL.canParse(origin)) return false;
  if (origin === publicUrl) return true;
  if (isProduction) return false;
  const { protocol, hostname, port: from } = new URL(origin);
  return protocol === 'http:' && isLoopback(hostname) && (from === '' ? 80 : Number(from)) === port;
}

/**
 * Whether a request that changes something was sent by a page of our own: the browser says same-origin (Fetch Metadata), or else the Origin is ours.
 * A request that says neither is refused.
 */
export function isFromOwnPage({ secFetchSite, origin }: SentFrom, place: OwnPlace): boolean {
  return secFetchSite === undefined ? isOwnOrigin(origin, place) : secFetchSite === 'same-origin';
}

/** The origin under which the page that asks knows this server: its Origin where that is our own, else PUBLIC_URL, else localhost. */
export const ownOriginOf = (origin: string | undefined, place: OwnPlace): string =>
  isOwnOrigin(origin, place) ? origin : (place.publicUrl ?? `http://localhost:${place.port ?? 80}`);
