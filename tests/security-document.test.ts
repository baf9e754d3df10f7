import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SECRETS, settingFields } from '../src/platform/config/setting-fields.ts';

// docs/SECURITY.md is read by people who rely on it. What can be held to the tree, is.

const page = readFileSync(join('docs', 'SECURITY.md'), 'utf8');

const spokenOf = (text: string): readonly string[] => [...new Set([...text.matchAll(/`([^`\n]+)`/g)].map(([, each = '']) => each))];

/** Files and folders of the tree that a text names. */
const filesIn = (text: string): readonly string[] =>
  spokenOf(text).filter((each) => /^(src|tests|web|docs|scripts|bench)\/[\w./-]+$|^[\w-]+\.(json|md|ts)$/.test(each));

/** Settings that a text names; each secret may also be given as a file. */
const settingsIn = (text: string): readonly string[] => spokenOf(text).filter((each) => /^[A-Z][A-Z\d]+(_[A-Z\d]+)+$/.test(each));

const secretFiles: readonly string[] = SECRETS.map((name) => `${name}_FILE`);
const isSetting = (name: string): boolean => name in settingFields.shape || secretFiles.includes(name);

/** Rows of a table that give a setting's figure: the figure, then the setting. */
const figuresIn = (text: string) =>
  [...text.matchAll(/\| `([^`|]+)` \| `([A-Z_]+)` \|/g)].map(([, figure = '', setting = '']) => ({ figure, setting }));

const described = z.looseObject({ default: z.union([z.string(), z.number()]).optional() });
function usual(setting: string): string {
  const { properties = {} } = z.toJSONSchema(settingFields, { io: 'input', unrepresentable: 'any' });
  return String(described.parse(properties[setting] ?? {}).default);
}

/** Where a link within the page may lead, as GitHub names headings. */
const anchors = [...page.matchAll(/^#+ (.+)$/gm)].map(
  ([, heading = '']) =>
    `#${heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-')}`,
);

/** How many requirements of level 1 and of level 2 each section of ASVS 5.0.0 has, in the standard's own order: those of level 1 come first. */
const SECTIONS: Readonly<Record<string, readonly [number, number]>> = Object.fromEntries(
  `1.1:0/2 1.2:5/4 1.3:2/9 1.4:0/3 1.5:1/1 2.1:1/2 2.2:2/1 2.3:1/3 2.4:0/1 3.2:2/0 3.3:1/3 3.4:2/4 3.5:3/2 3.7:0/2 4.1:1/2 4.2:0/1 4.3:0/2 4.4:1/3
   5.1:0/1 5.2:2/1 5.3:2/0 5.4:0/3 6.1:1/2 6.2:8/4 6.3:2/2 6.4:2/2 6.5:0/5 6.6:0/3 6.8:0/4 7.1:0/3 7.2:4/0 7.3:0/2 7.4:2/3 7.5:0/2 7.6:0/2 8.1:1/1
   8.2:2/1 8.3:1/0 8.4:0/1 9.1:3/0 9.2:1/3 10.1:0/2 10.2:0/2 10.3:0/4 10.4:5/6 10.5:0/5 10.6:0/2 10.7:0/3 11.1:0/2 11.2:0/3 11.3:2/1 11.4:1/3 11.5:0/1
   11.6:0/1 12.1:1/2 12.2:2/0 12.3:0/4 13.1:0/1 13.2:0/5 13.3:0/2 13.4:1/4 14.1:0/2 14.2:1/3 14.3:1/2 15.1:1/2 15.2:1/2 15.3:1/6 16.1:0/1 16.2:0/5
   16.3:0/4 16.4:0/3 16.5:0/3 17.1:0/1 17.2:0/4 17.3:0/2`
    .split(/\s+/)
    .map((section) => {
      const [name = '', first, second] = section.split(/[:/]/);
      return [name, [Number(first), Number(second)]];
    }),
);

const expected = Object.entries(SECTIONS).flatMap(([section, [first, second]]) =>
  Array.from({ length: first + second }, (_, index) => ({ id: `${section}.${index + 1}`, level: index < first ? 1 : 2 })),
);

const ANSWERS = ['yes', 'in part', 'no', 'operator', 'not here'];

/** One line of the list. A line of several requirements names the first and the last: `v5.0.0-10.4.1–11`. */
interface Line {
  readonly ids: readonly string[];
  readonly levels: string;
  readonly answer: string;
  readonly shown: string;
}

function lineOf(row: string): Line {
  const [, id = '', levels = '', , answer = '', shown = ''] = row.split('|').map((cell) => cell.trim());
  const { section, first, last = first } = /^v5\.0\.0-(?<section>\d+\.\d+)\.(?<first>\d+)(?:–(?<last>\d+))?$/.exec(id)?.groups ?? {};
  const ids = Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => `${section}.${Number(first) + index}`);
  return { ids, levels, answer, shown };
}

const lines = [...page.matchAll(/^\| v.*$/gm)].map(([row]) => lineOf(row));

describe('docs/SECURITY.md', () => {
  it('names files that exist', () => {
    expect(filesIn('`src/nowhere.ts`, `nothing.json`, `src/main` and `GET /api/x.y`')).toEqual(['src/nowhere.ts', 'nothing.json', 'src/main']);
    expect(filesIn(page).length).toBeGreaterThan(80);
    expect(filesIn(page).filter((path) => !existsSync(path))).toEqual([]);
  });

  it('leads to places that exist', () => {
    const targets = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target).filter((target) => !target.startsWith('https:'));
    expect(targets.length).toBeGreaterThan(40);
    const lost = targets.filter((target) =>
      target.startsWith('#') ? !anchors.includes(target) : !existsSync(join('docs', target.replace(/#.*$/, ''))),
    );
    expect(lost).toEqual([]);
  });

  it('names settings that exist, with their own figures', () => {
    expect(settingsIn('`SECRET_KEY_FILE`, `RATELIMIT_NOBODY` and `GET`').filter((name) => !isSetting(name))).toEqual(['RATELIMIT_NOBODY']);
    expect(settingsIn(page).length).toBeGreaterThan(35);
    expect(settingsIn(page).filter((name) => !isSetting(name))).toEqual([]);
    const figures = figuresIn(page);
    expect(figures.length).toBeGreaterThan(30);
    expect(figures.filter(({ figure, setting }) => figure !== usual(setting))).toEqual([]);
  });

  it('has a figure for every limit of requests and of phone codes', () => {
    const limits = Object.keys(settingFields.shape).filter((name) => /^(RATELIMIT|VERIFICATION)_/.test(name));
    const told = figuresIn(page).map(({ setting }) => setting);
    expect(limits.filter((name) => !told.includes(name))).toEqual(['RATELIMIT_STORAGE_URL', 'RATELIMIT_ENABLED', 'VERIFICATION_VOIP']);
  });
});

describe('the list of requirements', () => {
  it('has each of levels 1 and 2 of ASVS 5.0.0 once, in its order and with its level', () => {
    expect(expected.map(({ level }) => level).filter((level) => level === 1)).toHaveLength(70);
    expect(lines.flatMap(({ ids }) => ids)).toEqual(expected.map(({ id }) => id));
    const levelsOf = (ids: readonly string[]) => [...new Set(expected.filter(({ id }) => ids.includes(id)).map(({ level }) => level))].join(', ');
    expect(lines.filter(({ ids, levels }) => levels !== levelsOf(ids))).toEqual([]);
  });

  it('reads no line of another form', () => {
    expect(lineOf('| v5.0.0-10.4.1–11 | 1, 2 | a | not here | b |')).toMatchObject({
      ids: expect.arrayContaining(['10.4.1', '10.4.11']),
      answer: 'not here',
    });
    for (const id of ['5.0.0-1.1.1', 'v5.0.0-1.1', 'v4.0.3-1.1.1', 'v5.0.0-1.1.1a'])
      expect(lineOf(`| ${id} | 1 | a | yes | b |`).ids, id).toEqual([]);
  });

  it('says of each what it is here, and shows or says why', () => {
    expect(lines.filter(({ answer }) => !ANSWERS.includes(answer))).toEqual([]);
    expect(lines.filter(({ shown }) => shown === '')).toEqual([]);
    // What is met is shown by something: a file, or a part of this page.
    expect(lines.filter(({ answer, shown }) => answer === 'yes' && filesIn(shown).length === 0 && !shown.includes('](#'))).toEqual([]);
  });

  it('is counted right', () => {
    const counts = Object.fromEntries(
      ANSWERS.map((answer) => [answer, lines.filter((line) => line.answer === answer).flatMap(({ ids }) => ids).length]),
    );
    const words = page.replaceAll(/\s+/g, ' ');
    const said =
      /(?<yes>\d+) are met, (?<part>\d+) in part, (?<no>\d+) not; (?<operator>\d+) are for whoever runs Mingus, and (?<absent>\d+) ask/.exec(
        words,
      )?.groups;
    expect({ ...said }).toEqual({
      yes: `${counts['yes']}`,
      part: `${counts['in part']}`,
      no: `${counts['no']}`,
      operator: `${counts['operator']}`,
      absent: `${counts['not here']}`,
    });
  });
});
