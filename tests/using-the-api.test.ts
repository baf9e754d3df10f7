import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { onEachDatabase } from './support/databases.ts';
import { makeProgram, type Program } from './support/program.ts';
import { clockAt, startApp } from './support/server.ts';

// docs/using-the-api.md shows commands. Whoever copies one wants it to work.

const BANK_FILE = 'Date,Description,Amount\n2026-11-27,Rent,-1200.00\n2026-11-28,Pay,2000.00\n';

/** A command of the page, as what it would send. */
interface Command {
  readonly line: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | FormData | undefined;
}

const bare = (word: string): string => word.replace(/^(["'])(.*)\1$/, '$2');

/** Reads a command of curl, with the few flags that the page uses. */
function readCommand(line: string): Command {
  const words = [...line.matchAll(/"[^"]*"|'[^']*'|\S+/g)].map(([word]) => bare(word)).slice(1);
  const after = (flag: string): readonly string[] => words.flatMap((word, index) => (word === flag ? [words[index + 1] ?? ''] : []));
  const path = words.findLast((word) => word.startsWith('$MINGUS'))?.replace('$MINGUS', '') ?? '';
  const headers = Object.fromEntries(after('-H').map((header) => header.split(/: (.*)/s).slice(0, 2)));
  const form = new FormData();
  for (const [name = '', value = ''] of after('-F').map((part) => part.split('='))) {
    form.append(name, value.startsWith('@') ? new File([BANK_FILE], value.slice(1)) : value);
  }
  const [json] = after('-d');
  const body = json ?? (after('-F').length > 0 ? form : undefined);
  return { line, method: body === undefined ? 'GET' : 'POST', path, headers, body };
}

const page = readFileSync(join('docs', 'using-the-api.md'), 'utf8');
const commands = [...page.matchAll(/^curl (?:.*\\\n)*.*$/gm)].map(([text]) => readCommand(text.replaceAll(/\\\n\s*/g, '')));

const send = ({ token, ...program }: Program, { method, path, headers: { Authorization = '', ...headers }, body }: Command) =>
  program.send(method, path, body, { ...headers, authorization: Authorization.replace('$TOKEN', token) });

it('a command is read as a shell would', () => {
  const read = readCommand(`curl -H "Accept: text/csv" -d '{"a":"b c"}' "$MINGUS/api/x?limit=2"`);
  expect(read).toMatchObject({ method: 'POST', path: '/api/x?limit=2', headers: { Accept: 'text/csv' }, body: '{"a":"b c"}' });
});

onEachDatabase('the commands of docs/using-the-api.md', (open) => {
  it('do what the page says, one after another, and nothing to anybody else', async () => {
    const app = await startApp(await open(), { clock: clockAt('2026-11-30T12:00:00.000Z') });
    const [ada, bo] = [app.client(), app.client()];
    await ada.registerPerson();
    await bo.registerPerson();
    const program = await makeProgram(ada);
    expect(commands.length).toBeGreaterThan(7);
    for (const command of commands) {
      const answer = await send(program, command);
      expect([200, 201], `${command.line}: ${JSON.stringify(answer.body)}`).toContain(answer.status);
      if (command.headers['Accept'] === 'text/csv') expect(answer.headers.get('content-type')).toContain('text/csv');
      if (command.headers['Idempotency-Key'] !== undefined) expect((await send(program, command)).body).toEqual(answer.body);
    }
    const listed = z.object({ items: z.array(z.looseObject({ payee: z.string() })) });
    const payees = (await ada.get('/api/transactions')).read(listed).items.map(({ payee }) => payee);
    expect(payees.toSorted()).toEqual(['Corner Coffee', 'Corner Coffee', 'Pay', 'Rent']);
    expect((await bo.get('/api/transactions')).read(listed).items).toEqual([]);
  });
});
