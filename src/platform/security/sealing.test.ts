import { describe, expect, test } from 'vitest';
import { createSealer } from './sealing.ts';

const PRESENT = 'a present key of more than thirty-two characters';
const FORMER = 'a former key of more than thirty-two characters';
const sealer = createSealer([PRESENT], 'a test');

describe('a sealed text', () => {
  test('opens where it was sealed for, whatever it holds', () => {
    for (const text of ['JBSWY3DPEHPK3PXP', '', 'ü😀\u0000', 'x'.repeat(5_000)]) {
      expect(sealer.open(sealer.seal(text, 'user 7'), 'user 7')).toEqual({ text, isOutdated: false });
    }
  });

  test('does not open for another person, another purpose or another key', () => {
    const sealed = sealer.seal('JBSWY3DPEHPK3PXP', 'user 7');
    expect(sealer.open(sealed, 'user 8')).toBeUndefined();
    expect(createSealer([PRESENT], 'another test').open(sealed, 'user 7')).toBeUndefined();
    expect(createSealer([FORMER], 'a test').open(sealed, 'user 7')).toBeUndefined();
  });

  test('tells nothing of what it holds, and is another each time', () => {
    const [one, other] = [sealer.seal('JBSWY3DPEHPK3PXP', 'user 7'), sealer.seal('JBSWY3DPEHPK3PXP', 'user 7')];
    expect(one).not.toBe(other);
    for (const sealed of [one, other]) expect(Buffer.from(sealed.slice(3), 'base64url').includes('JBSWY3DPEHPK3PXP')).toBe(false);
  });

  test('does not open when a single bit of it was changed, or its end is missing', () => {
    const sealed = sealer.seal('JBSWY3DPEHPK3PXP', 'user 7');
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    const opened = [];
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const altered = Buffer.from(bytes);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      opened.push(sealer.open(`v1.${altered.toString('base64url')}`, 'user 7'));
    }
    for (let length = 0; length < bytes.length; length += 1) {
      opened.push(sealer.open(`v1.${bytes.subarray(0, length).toString('base64url')}`, 'user 7'));
    }
    expect(opened.filter((each) => each !== undefined)).toEqual([]);
    for (const nonsense of ['', 'v1', 'v1.', 'v2.AAAA', 'JBSWY3DPEHPK3PXP', `v2${sealed.slice(2)}`])
      expect(sealer.open(nonsense, 'user 7')).toBeUndefined();
  });

  test('opens under the former key while that is accepted, and says that it should be sealed anew', () => {
    const before = createSealer([FORMER], 'a test').seal('JBSWY3DPEHPK3PXP', 'user 7');
    const rotated = createSealer([PRESENT, FORMER], 'a test');
    expect(rotated.open(before, 'user 7')).toEqual({ text: 'JBSWY3DPEHPK3PXP', isOutdated: true });
    const anew = rotated.seal('JBSWY3DPEHPK3PXP', 'user 7');
    expect(rotated.open(anew, 'user 7')).toEqual({ text: 'JBSWY3DPEHPK3PXP', isOutdated: false });
    expect(sealer.open(anew, 'user 7')).toEqual({ text: 'JBSWY3DPEHPK3PXP', isOutdated: false });
    expect(createSealer([FORMER], 'a test').open(anew, 'user 7')).toBeUndefined();
  });
});
