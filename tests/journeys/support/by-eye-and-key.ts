import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { z } from 'zod';

/** Longest way by Tab through a page; what is longer is not a way that anybody goes. */
const TABS_MOST = 250;

/**
 * Texts that are cut: their box hides what does not fit, and no ellipsis says that there is more. What is for screen readers alone is meant to be invisible.
 */
const CUT = `[...document.querySelectorAll('body *')]
  .filter((element) => {
    const style = getComputedStyle(element);
    const isRead = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
    if (!isRead || element.clientWidth <= 1 || style.visibility === 'hidden' || style.textOverflow === 'ellipsis') return false;
    const hides = style.overflowX === 'hidden' || style.overflowX === 'clip';
    return (hides && element.scrollWidth > element.clientWidth + 1) || element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('[class*="overflow-x-auto"], [role="region"], table');
  })
  .map((element) => element.tagName + ': ' + element.textContent.trim().slice(0, 60))`;

/** Where the focus is: what has it, whether it can be seen, and whether something shows that it is there. */
const FOCUS = `(() => {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  // A box drawn by us shows the focus of the real one, which lies over it without a look of its own.
  const shown = [element, element.nextElementSibling, element.parentElement, element.closest('label')].filter((each) => each !== null);
  const box = element.getBoundingClientRect();
  element.dataset.seen ??= String((window.seenByTab = (window.seenByTab ?? 0) + 1));
  return {
    number: Number(element.dataset.seen),
    name: element.tagName + ' ' + (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 50),
    isInWindow: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
    isMarked: shown.some((each) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow.includes('px');
    }),
  };
})()`;
const focus = z.object({ number: z.int(), name: z.string(), isInWindow: z.boolean(), isMarked: z.boolean() }).nullable();

/** What moves although the person asked for no motion, with how long. */
const MOVING = `[...document.querySelectorAll('body *')]
  .flatMap((element) => {
    const { animationName, animationDuration, transitionDuration } = getComputedStyle(element);
    const longest = (text) => Math.max(...text.split(',').map(parseFloat));
    const ms = Math.max(animationName === 'none' ? 0 : longest(animationDuration), longest(transitionDuration));
    return ms > 0.05 ? [element.tagName + ' ' + element.className + ': ' + ms + ' s'] : [];
  })
  .slice(0, 5)`;

/** Expects that no text on the page is cut, or stands outside of the window. */
export async function expectNothingCut(page: Page): Promise<void> {
  expect(await page.evaluate(CUT), `text that is cut on ${page.url()}`).toEqual([]);
}

/** Expects that nothing on the page moves; the seats of these journeys ask for no motion. */
export async function expectStill(page: Page): Promise<void> {
  expect(await page.evaluate(MOVING), `what moves on ${page.url()}`).toEqual([]);
}

/** Goes through the page by Tab until the focus leaves it or comes back, and expects to see each time where it is; answers how many things it came to. */
export async function expectSeenByTab(page: Page): Promise<number> {
  const seen = new Set<number>();
  for (let presses = 0; presses < TABS_MOST; presses += 1) {
    await page.keyboard.press('Tab');
    const at = focus.parse(await page.evaluate(FOCUS));
    if (at === null || seen.has(at.number)) return seen.size;
    seen.add(at.number);
    expect(at, `the focus on ${page.url()}`).toMatchObject({ isInWindow: true, isMarked: true });
  }
  throw new Error(`${page.url()} does not end`);
}
