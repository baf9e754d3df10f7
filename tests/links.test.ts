import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Every page that is written for people. */
const pages = ['.', 'docs', 'docs/decisions', 'docs/operating'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);

/** Links of a page that lead into the tree, without the place inside their page. */
const targetsOf = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^\w+:/.test(target));

const lostIn = (path: string, text: string): readonly string[] => targetsOf(text).filter((target) => !existsSync(join(dirname(path), target)));

describe('a page', () => {
  it('with a link that leads nowhere is found, and one beside it is not', () => {
    expect(lostIn('docs/made-up.md', '[a](nowhere.md#x), [b](settings.md#secrets), [c](../README.md), [d](https://example.org), [e](#here)')).toEqual(
      ['nowhere.md'],
    );
  });

  it.each(pages)('leads to what is there: %s', (path) => {
    expect(lostIn(path, readFileSync(path, 'utf8'))).toEqual([]);
  });

  it('about a decision is found from the list of them', () => {
    const listed = targetsOf(readFileSync('docs/decisions/README.md', 'utf8'));
    const decisions = readdirSync('docs/decisions').filter((name) => name.endsWith('.md') && name !== 'README.md');
    expect(decisions.length).toBeGreaterThan(25);
    expect(decisions.filter((name) => !listed.includes(name))).toEqual([]);
  });
});
