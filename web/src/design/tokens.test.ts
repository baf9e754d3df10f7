import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

type Rgb = readonly [red: number, green: number, blue: number];
const THEMES = ['light', 'dark'] as const;

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\(oklch\(([\d. ]+)\), oklch\(([\d. ]+)\)\)/g)].map(([, name = '', light = '', dark = '']) => [
    name,
    { light: linearRgb(light), dark: linearRgb(dark) },
  ]),
);

/** Linear sRGB of "lightness chroma hue" (Ottosson, "A perceptual color space for image processing"), clipped to what a screen can show. */
function linearRgb(oklch: string): Rgb {
  const [lightness = 0, chroma = 0, hue = 0] = oklch.split(' ').map(Number);
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

const luminance = ([red, green, blue]: Rgb): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** WCAG 2 contrast of two tokens in a theme. */
function contrast(one: string, other: string, theme: (typeof THEMES)[number]): number {
  const [first, second] = [tokens.get(one), tokens.get(other)];
  if (first === undefined || second === undefined) throw new Error(`no such token: ${one} or ${other}`);
  const [darker = 0, lighter = 0] = [luminance(first[theme]), luminance(second[theme])].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const GROUNDS = ['paper', 'card', 'sunken'] as const;
const TEXTS = ['ink', 'ink-soft', 'accent', 'healthy', 'warning', 'danger'] as const;

describe.each(THEMES)('the colours of the %s theme', (theme) => {
  it.each(TEXTS.flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)))('can be read as text: %s on %s', (text, ground) => {
    expect(contrast(text, ground, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['on-accent', 'accent'],
    ['on-accent', 'accent-strong'],
    ['accent-strong', 'accent-soft'],
    ['accent', 'accent-soft'],
    ['ink', 'accent-soft'],
    ['ink', 'danger-soft'],
    ['danger', 'danger-soft'],
    ['paper', 'ink'],
  ])('can be read as text: %s on %s', (text, ground) => {
    expect(contrast(text, ground, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['edge', 'series-1', 'series-2', 'series-3', 'series-4'].flatMap((shape) => ['paper', 'card'].map((ground) => [shape, ground])))(
    'can be seen as shapes: %s on %s',
    (shape, ground) => {
      expect(contrast(shape, ground, theme)).toBeGreaterThanOrEqual(3);
    },
  );
});

it('reads every colour of the file that has no transparency', () => {
  const written = [...css.matchAll(/^ {2}--[\w-]+: light-dark\(/gm)].length;
  expect(tokens.size).toBe(written - 1); // the veil is translucent
  expect(tokens.size).toBeGreaterThan(20);
});
