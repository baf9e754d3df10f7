import type { Page } from 'playwright-core';
import { z } from 'zod';
import { en } from '../../../web/src/i18n/en.ts';
import { es, sayings } from '../../../web/src/i18n/es.ts';
import { textsOf } from '../../support/language/compare-words.ts';

const spanish = textsOf(es);
const alsoSpanish = new Set(spanish.values());

/** Texts of the screens and sentences of the server whose Spanish is another. */
const english: readonly string[] = [
  ...[...textsOf(en)].filter(([key, text]) => spanish.get(key) !== text && !alsoSpanish.has(text)).map(([, text]) => text),
  ...Object.entries(sayings).flatMap(([saying, other]) => (saying.includes(' ') && saying !== other ? [saying] : [])),
];

const SLOT = /\{\{!?\w+\}\}|<\/?\w+>/;
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const whole = new Set(english.filter((text) => !SLOT.test(text)));
/** What of a text is not filled in has to be a word or more, or anything would fit. */
const patterns = english
  .filter((text) => SLOT.test(text) && text.split(SLOT).some((part) => /\p{L}{3,}/u.test(part)))
  // A text that is pressed in the middle stands there in pieces: each of them is looked for.
  .flatMap((text) => (text.includes('<') ? text.split(/<\/?\w+>/).filter((part) => /\p{L}{3,} \p{L}/u.test(part)) : [text]))
  .map((text) => new RegExp(`^${text.trim().split(SLOT).map(escaped).join('.+')}$`));

/** How sentences begin that the server words itself, for whom it is for. */
const WORDED =
  /^(In weeks with |You could look at |First (a cushion|the debt|what is left over)|The cushion stands|About \S+ more goes out|What is put by would|Putting by \S+ a month gets|Of several debts)/;

/** Whether a text is one that Mingus says in English. */
export const isEnglish = (text: string): boolean => whole.has(text) || WORDED.test(text) || patterns.some((pattern) => pattern.test(text));

const READ = `(() => {
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    // What says of itself that it is English is no word of the page: statements, and the doctor's lines.
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    if (element.closest('body [lang="en"]') !== null) continue;
    if (node.nodeType === Node.TEXT_NODE) texts.push(node.textContent);
    else for (const name of ['aria-label', 'placeholder', 'title', 'alt']) if (node.hasAttribute(name)) texts.push(node.getAttribute(name));
  }
  return [document.title, ...texts].map((text) => text.trim()).filter((text) => text !== '');
})()`;

/** What is said on the page in English: texts, names for screen readers, and the title. */
export async function englishLeft(page: Page): Promise<readonly string[]> {
  const texts = z.array(z.string()).parse(await page.evaluate(READ));
  if (texts.length < 3) throw new Error(`there was nothing to read on ${page.url()}`);
  return [...new Set(texts.flatMap((text) => [text, ...text.split(' · ')]).filter(isEnglish))];
}
