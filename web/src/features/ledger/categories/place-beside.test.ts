import { expect, it } from 'vitest';
import { placeBeside } from './place-beside.ts';

const phone = { width: 390, height: 844 };

it('opens below the button, and above it where there is more room', () => {
  expect(placeBeside({ left: 20, top: 100, bottom: 144 }, phone)).toEqual({ left: 8, width: 374, maxHeight: 688, top: 148 });
  expect(placeBeside({ left: 20, top: 700, bottom: 744 }, phone)).toEqual({ left: 8, width: 374, maxHeight: 688, bottom: 148 });
});

it('stays inside the window', () => {
  const { left, width } = placeBeside({ left: 1_000, top: 100, bottom: 144 }, { width: 1_280, height: 900 });
  expect([left, width, left + width]).toEqual([696, 576, 1_272]);
});
