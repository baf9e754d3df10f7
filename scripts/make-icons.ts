import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

// Draws the icons of the installed application from web/public/mark.svg: node scripts/make-icons.ts [path of a Chromium].
const PUBLIC = join(import.meta.dirname, '..', 'web', 'public');
const mark = readFileSync(join(PUBLIC, 'mark.svg'), 'utf8');
const line = mark.slice(mark.indexOf('<path'), mark.indexOf('</svg>'));
const GROUND = '#0b5f60';

const svg = (inside: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="100%" height="100%">${inside}</svg>`;
/** The ground to the very edge, and the line small enough that any shape a phone cuts out leaves it whole. */
const filled = svg(`<rect width="32" height="32" fill="${GROUND}"/><g transform="translate(4.8 4.8) scale(0.7)">${line}</g>`);

const ICONS = [
  { name: 'icon-192', pixels: 192, drawn: mark },
  { name: 'icon-512', pixels: 512, drawn: mark },
  { name: 'icon-maskable-512', pixels: 512, drawn: filled },
  // iOS cuts the corners itself, and shows nothing transparent.
  { name: 'apple-touch-icon', pixels: 180, drawn: filled },
  // Android takes the shape alone, as a mask.
  { name: 'badge-96', pixels: 96, drawn: svg(line) },
] as const;

const browser = await chromium.launch({ executablePath: process.argv[2] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const { name, pixels, drawn } of ICONS) {
  await page.setViewportSize({ width: pixels, height: pixels });
  await page.setContent(`<style>html, body { margin: 0 } svg { display: block; width: 100vw; height: 100vh }</style>${drawn}`);
  writeFileSync(join(PUBLIC, `${name}.png`), await page.screenshot({ omitBackground: true }));
}
await browser.close();
