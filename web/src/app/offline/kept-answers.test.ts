import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KEPT_PATHS } from './kept-answers.ts';

const FEATURES = join(import.meta.dirname, '..', '..', '..', '..', 'src', 'features');
const contracts = readdirSync(FEATURES, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('contract.ts'));
/** What is read from an address, as the contracts write it. */
const readings = contracts.flatMap((path) =>
  [...readFileSync(join(FEATURES, path), 'utf8').matchAll(/endpoint\(\{\s+method: 'GET',\s+path: '([^']+)',\s+access: '(\w+)',[^]*?\n\}\)/g)].map(
    ([text, address = '', access = '']) => ({ address, access, text }),
  ),
);

describe('the answers that are kept for when there is no line', () => {
  it.each(KEPT_PATHS)('are what a person reads of their own: %s', (path) => {
    const reading = readings.find(({ address }) => address === path);
    expect(reading?.access).toBe('person');
    expect(reading?.text).not.toMatch(/showsSecret|needs: 'confirmed'|file:|zip:/);
  });

  it('are none of administrators, signing in, tokens and exports', () => {
    expect(readings.length).toBeGreaterThan(30);
    const forbidden = readings
      .map(({ address }) => address)
      .filter((address) => /admin|auth|token|session|export|security|factor|device/.test(address));
    expect(forbidden.length).toBeGreaterThan(5);
    expect(KEPT_PATHS.filter((path) => forbidden.includes(path))).toEqual([]);
  });
});
