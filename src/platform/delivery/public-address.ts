import { lookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { isLoopback } from '../config/loopback.ts';

/** Addresses that are nobody's on the internet: networks of one's own, this machine, and what stands for others (IANA's registries of special purposes). */
const notPublic = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  notPublic.addSubnet(net, bits, 'ipv4');
}
// Teredo and 6to4 lead to IPv4 addresses that they hold.
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  notPublic.addSubnet(net, bits, 'ipv6');
}
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');

/** Whether an IP address is one of the internet's: what a server asks there is none of the network that it stands in. */
export function isPublicAddress(address: string): boolean {
  const kind = isIP(address);
  if (kind === 4) return !notPublic.check(address, 'ipv4');
  return kind === 6 && global.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
}

/** What is allowed to be asked. */
export interface Reach {
  /** Whether this machine may be asked, and without TLS: where Mingus is worked on and tested. */
  readonly loopback: boolean;
  /** Origins, such as `http://ntfy.home.arpa:8080`, that whoever runs Mingus lets people name, wherever they lead. */
  readonly origins: readonly string[];
}

/**
 * Whether an address that somebody gave may be asked at all: https, a name or a public address, no name or password in it; or one of the origins that are let
 * through. What a name leads to is seen when it is asked.
 */
export function mayBeAsked(text: string, { loopback, origins }: Reach): boolean {
  if (!URL.canParse(text)) return false;
  const { origin, protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  if (origins.includes(origin)) return true;
  if (isLoopback(hostname)) return loopback && (protocol === 'https:' || protocol === 'http:');
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  return protocol === 'https:' && (isIP(host) === 0 ? host.includes('.') : isPublicAddress(host));
}

/** Looks a name up for a connection, and fails where any of its addresses is not the internet's: what was looked at is what is connected to. */
const publicLookup =
  (loopback: boolean): LookupFunction =>
  (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      const [first] = found ?? [];
      if (error !== null || first === undefined) return done(error ?? refusal(), '', 0);
      const isFine = found.every(({ address }) => isPublicAddress(address) || (loopback && isLoopback(hostname) && isLoopback(address)));
      if (!isFine) return done(refusal(), '', 0);
      return options.all === true ? done(null, found) : done(null, first.address, first.family);
    });
  };

/** How the name of an address is looked up that may be asked; undefined where it may lead anywhere. */
export const lookupFor = (url: string, { loopback, origins }: Reach): LookupFunction | undefined =>
  origins.includes(new URL(url).origin) ? undefined : publicLookup(loopback);

/** As if there were no such name: nobody is to learn what is there. */
const refusal = (): NodeJS.ErrnoException => Object.assign(new Error('the name leads to an address that is not public'), { code: 'ENOTFOUND' });
