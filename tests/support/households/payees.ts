import type { Region } from './banks.ts';
import type { Market } from './market.ts';
import { AMERICAN } from './payees-american.ts';
import { CHINESE, GERMAN, GREEK } from './payees-elsewhere.ts';

/** Whom a household of a region can pay. */
export const MARKETS: Readonly<Record<Region, Market>> = { us: AMERICAN, german: GERMAN, greek: GREEK, chinese: CHINESE };
