import type { AGENT_WEIGHTS } from './weights.ts';

// Programs that drive a browser and say so. Whoever hides it is not found by a name.
const AUTOMATION = /\b(headless(chrome|shell)?|phantomjs|slimerjs|puppeteer|playwright|selenium|webdriver|electron-nightmare|casperjs)/i;

/** What the header User-Agent says: nothing, the name of a program that drives browsers, or anything else. */
export function agentOf(userAgent: string): keyof typeof AGENT_WEIGHTS {
  if (userAgent.trim() === '') return 'none';
  return AUTOMATION.test(userAgent) ? 'automation' : 'named';
}
