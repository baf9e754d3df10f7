import type { Outcome } from '../../../platform/delivery/outcome.ts';
import { mayBeAsked, type Reach } from '../../../platform/delivery/public-address.ts';
import type { TargetKind } from './contract.ts';

/** As ntfy names topics. */
const TOPIC = /^\/[\w-]{1,64}$/;

/** Why reminders cannot go to an address, in a sentence for whoever gave it; undefined where they can. */
export function whyNotTo(kind: TargetKind, address: string, reach: Reach): string | undefined {
  if (!mayBeAsked(address, reach)) {
    return 'Write an address of https on the internet, without a name or password in it. Addresses of a home network are for whoever runs this Mingus to allow.';
  }
  const { pathname, search, hash } = new URL(address);
  if (kind === 'ntfy' && (!TOPIC.test(pathname) || search !== '' || hash !== '')) {
    return 'The address of a topic is that of its ntfy server and its name, such as https://ntfy.sh/your-topic.';
  }
  return undefined;
}

/** Why a target is told nothing any more that answered so, in a word; null where it goes on. */
export function refusalOf(outcome: Outcome): string | null {
  if (outcome.kind === 'gone') return 'gone';
  return outcome.kind === 'refused' ? outcome.reason : null;
}
