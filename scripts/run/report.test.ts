import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { countOf, readReport } from './report.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingus-report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const said = (file: string, tests: Readonly<Record<string, string>>) => ({
  file,
  tests: Object.entries(tests).map(([name, status]) => ({ name, status })),
});

describe('the count of a run', () => {
  it('is that of its tests', () => {
    const files = [said('a', { one: 'passed', two: 'failed', three: 'skipped' }), said('b', { four: 'passed' })];
    expect(countOf(files)).toEqual({ passed: 2, failed: 1, skipped: ['a: three'], second: [] });
  });

  it('takes the second word of a red file, and names what was red in the first', () => {
    const files = [said('a', { one: 'passed', two: 'failed' }), said('b', { three: 'passed' })];
    expect(countOf(files, [said('a', { one: 'passed', two: 'passed' })])).toEqual({ passed: 3, failed: 0, skipped: [], second: ['a: two'] });
  });

  it('leaves red what is red twice, what is red only the second time, and what has no second word', () => {
    const files = [said('a', { one: 'failed' }), said('b', { two: 'failed', three: 'passed' }), said('c', { four: 'failed' })];
    const again = [said('a', { one: 'failed' }), said('b', { two: 'passed', three: 'failed' })];
    expect(countOf(files, again)).toEqual({ passed: 1, failed: 3, skipped: [], second: ['b: two'] });
  });

  it('asks nothing of a second word about a file that was green', () => {
    expect(countOf([said('a', { one: 'passed' })], [said('a', { one: 'failed' })])).toMatchObject({ passed: 1, failed: 0 });
  });
});

describe('the report of a run', () => {
  it('has one red test for a file that could not be loaded', () => {
    const path = join(folder, 'report.json');
    const testResults = [{ name: join(folder, 'broken.test.ts'), status: 'failed', assertionResults: [] }];
    writeFileSync(path, JSON.stringify({ testResults }));
    expect(readReport(path, folder)).toEqual([said('broken.test.ts', { 'the file itself': 'failed' })]);
  });

  it('is nothing where there is none', () => {
    const complaint = vi.spyOn(console, 'error').mockReturnValue(undefined);
    expect(readReport(join(folder, 'none.json'))).toBeUndefined();
    expect(complaint).toHaveBeenCalledOnce();
  });
});
