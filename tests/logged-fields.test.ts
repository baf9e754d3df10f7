import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Client } from './support/client.ts';
import { type Running, startCommand } from './support/command.ts';
import { loggingCalls } from './support/logging-calls.ts';
import { testFolder } from './support/portable.ts';

const ROOT = join(import.meta.dirname, '..');
const PAGE = readFileSync(join(ROOT, 'docs/operating/logs.md'), 'utf8');

/** The rows of the table below a heading, each as its cells. */
function rowsBelow(heading: string): readonly (readonly string[])[] {
  const [, section = ''] = PAGE.split(`## ${heading}\n`);
  const [, rows = ''] = section.split('\n## ')[0]?.split(/^\|-.*\n/m) ?? [];
  return rows
    .split('\n')
    .filter((row) => row.startsWith('| '))
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const named = (cell = ''): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

const ALWAYS = rowsBelow('In every line').flatMap(([name]) => named(name));
/** By what happened, on that level: the further fields. What a migration says is put together and begins with its name. */
const SAID: ReadonlyMap<string, readonly string[]> = new Map(
  rowsBelow('By what happened').flatMap(([messages, level = '', fields]) =>
    named(messages).map((message) => [`${level} ${message}`, named(fields)] as const),
  ),
);
/** The same of what the library below says; its words may go on after these. */
const SAID_BELOW = rowsBelow('By the library below').map(([messages, level = '', fields]) => ({
  begins: `${level} ${named(messages)[0]?.replace(/…$/, '')}`,
  fields: named(fields),
}));
const fieldsOf = (said: string): readonly string[] | undefined => SAID.get(said) ?? SAID_BELOW.find(({ begins }) => said.startsWith(begins))?.fields;
const MIGRATION = 'warn 0014-… waits for others who hold what it needs; …';
const EXPLAINED = rowsBelow('The further fields').flatMap(([name]) => named(name));

const line = z.record(z.string(), z.unknown());
type Line = z.output<typeof line>;
const linesOf = (text: string): readonly Line[] =>
  text
    .trim()
    .split('\n')
    .map((each) => line.parse(JSON.parse(each)));

const described: z.ZodType<unknown> = z.lazy(() =>
  z.strictObject({
    type: z.string(),
    code: z.union([z.string(), z.number()]).optional(),
    message: z.string(),
    stack: z.array(z.string()).max(12),
    cause: described.optional(),
  }),
);

describe('the page of the log', () => {
  it('has every place in the code that writes a line, with exactly its fields, and nothing else', () => {
    const calls = loggingCalls(join(ROOT, 'src'));
    const written = calls.map(
      ({ level, message, fields }) => [message === undefined ? MIGRATION : `${level} ${message}`, fields.toSorted()] as const,
    );
    const page = [...SAID].map(([message, fields]) => [message, fields.toSorted()] as const);
    expect(Object.fromEntries(written)).toEqual(Object.fromEntries(page));
    expect(calls.filter(({ message }) => message === undefined).map(({ place }) => place)).toEqual(['main/open-database.ts']);
  });

  it('explains every field that it names, and no other', () => {
    expect([...new Set([...SAID.values()].flat())].toSorted()).toEqual(EXPLAINED.toSorted());
  });
});

/** Makes servers of a machine without a Redis and without a mail server meet what goes wrong, and stops them. */
async function troubledRun(): Promise<{ readonly lines: readonly Line[]; readonly text: string; readonly secrets: readonly string[] }> {
  const folder = await testFolder();
  const running = startCommand(['serve'], {
    MINGUS_DATA_DIR: folder,
    PORT: '0',
    LOG_LEVEL: 'debug',
    WEB_CONCURRENCY: '2',
    RATELIMIT_ENABLED: 'false',
    REDIS_URL: 'redis://127.0.0.1:9/0',
    SMTP_URL: 'smtp://127.0.0.1:9',
  });
  const url = (await running.line(/ready/)).replace(/^.*: /, '').replace('localhost', '127.0.0.1');
  const ada = new Client(url);
  const { email, password } = await ada.registerPerson('ada.of.the.log@example.org');
  const account = { name: 'Nest egg at Harbour Bank', kind: 'checking', balance: 4711.37, balance_as_of: '2026-03-02' };
  expect((await ada.post('/api/accounts', account)).status).toBe(201);
  await ada.get('/api/accounts?secret=in-the-query');
  expect((await ada.get('/api/no/such/thing')).status).toBe(404);
  expect((await new Client(url).post('/api/auth/forgot', { email })).status).toBeLessThan(300);
  await whileNobodyMayWrite(join(folder, 'mingus.db'), async () => expect((await ada.post('/api/accounts', account)).status).toBe(503));
  // Lines are written a little later: before the process that has them in hand is killed.
  await said(running, '"answered"');
  await said(running, '"unavailable"');
  await said(running, 'job failed');
  const { pid } = linesOf(running.written()).find(({ msg }) => msg === 'answered') ?? {};
  process.kill(z.number().parse(pid), 'SIGKILL');
  await said(running, 'another takes its place');
  running.process.kill('SIGTERM');
  await running.ended;
  const text = running.written();
  return { lines: linesOf(text), text, secrets: [email, password, account.name, 'Harbour', '4711', 'in-the-query', 'no/such/thing'] };
}

async function whileNobodyMayWrite(path: string, work: () => Promise<void>): Promise<void> {
  const other = new DatabaseSync(path);
  other.exec('begin immediate');
  try {
    await work();
  } finally {
    other.exec('rollback');
    other.close();
  }
}

async function said(running: Running, words: string): Promise<void> {
  for (let tries = 0; !running.written().includes(words); tries += 1) {
    if (tries > 600) throw new Error(`nobody said: ${words}`);
    await sleep(50);
  }
}

describe('the log of real servers that meet trouble', () => {
  it('has only the lines and fields that the page names, those of their kind all of them, and nothing of anybody', { timeout: 120_000 }, async () => {
    const { lines, text, secrets } = await troubledRun();
    for (const { level, time, pid, msg, ...more } of lines) {
      const fields = fieldsOf(`${String(level)} ${String(msg)}`);
      expect(fields, `${String(level)} ${String(msg)}`).toBeDefined();
      expect([typeof time, typeof pid]).toEqual(['string', 'number']);
      expect(Object.keys(more).toSorted(), String(msg)).toEqual(fields?.toSorted());
      if ('err' in more) expect(described.safeParse(more['err']).error).toBeUndefined();
    }
    expect(ALWAYS.toSorted()).toEqual(['level', 'msg', 'pid', 'time']);
    expect([...new Set(lines.map(({ msg }) => msg))]).toEqual(
      expect.arrayContaining([
        'answered',
        expect.stringMatching(/^Server listening at /),
        'unavailable',
        'job failed, will be tried again',
        'Redis does not answer; going on without it',
        'a server process ended; another takes its place',
        'stopping',
        'stopped',
      ]),
    );
    for (const secret of secrets) expect(text.includes(secret), secret).toBe(false);
  });
});
