import { isIPv6 } from 'node:net';

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** The sixteen-bit groups of an IPv6 address, `::` filled in. A zone (`%eth0`) and a dotted tail are left aside: only the front half is asked for. */
function groupsOf(address: string): readonly string[] {
  const [front = '', back] = address.replace(/%.*$/, '').split('::');
  const groups = front === '' ? [] : front.split(':');
  if (back === undefined) return groups;
  const tail = back === '' ? [] : back.split(':');
  return [...groups, ...Array.from({ length: Math.max(0, 8 - groups.length - tail.length) }, () => '0'), ...tail];
}

/** What limits count an address as: an IPv4 address as itself, an IPv6 address as its /64, because one household or attacker has that many. */
export function addressKey(address: string): string {
  const mapped = MAPPED.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const front = groupsOf(address).slice(0, 4);
  return `${front.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
