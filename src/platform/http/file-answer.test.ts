import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startBare } from '../../../tests/support/bare-server.ts';
import { type Batches, batchesOf, endpoint, fileFormat, ok } from '../../contract/endpoint.ts';
import { commonProblems, Problem } from '../../contract/problem.ts';
import { handle } from './route.ts';

const thing = z.object({ name: z.string(), more: z.looseObject({}).nullable() });
type Thing = z.output<typeof thing>;

const listing = endpoint({
  method: 'GET',
  path: '/api/things/file',
  access: 'anyone',
  tier: 'anonymous',
  summary: 'Gives things as a file.',
  tag: 'Things',
  query: z.object({ format: fileFormat }),
  answers: { 200: batchesOf(thing) },
  file: { name: 'things', item: thing, columns: ['name', 'more'] },
  problems: [],
});

async function* batches(...given: readonly (readonly Thing[] | Error)[]): Batches<Thing> {
  for (const each of given) {
    if (each instanceof Error) throw each;
    yield each;
  }
}

const open = async (make: () => Batches<Thing>) => {
  const { client } = await startBare([handle(listing, async () => ok(make()))]);
  return (format = 'csv') => client().get(`/api/things/file?format=${format}`);
};

const secretive = { name: '=SUM(A1)', more: { count: 2 }, password_hash: 'secret' };

describe('a file of many items', () => {
  it('is CSV or JSON in lines, without what was not promised, and without formulas', async () => {
    const get = await open(() => batches([secretive], [{ name: 'Ada, "A"', more: null }]));
    const csv = await get();
    expect([csv.status, csv.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8; header=present']);
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="things.csv"');
    expect(csv.body).toBe('name,more\r\n\'=SUM(A1),"{""count"":2}"\r\n"Ada, ""A""",\r\n');
    const lines = await get('jsonl');
    expect(lines.headers.get('content-disposition')).toBe('attachment; filename="things.jsonl"');
    expect(lines.headers.get('cache-control')).toBe('no-store');
    expect(lines.body).toBe('{"name":"=SUM(A1)","more":{"count":2}}\n{"name":"Ada, \\"A\\"","more":null}\n');
    expect((await get('xml')).status).toBe(400);
  });

  it('of nothing has a line of names in CSV, and no line at all in JSON', async () => {
    const get = await open(() => batches());
    expect([(await get()).body, (await get('jsonl')).body]).toEqual(['name,more\r\n', null]);
  });

  it('is written while it is read: no more is asked for than goes out', async () => {
    let asked = 0;
    async function* endless(): Batches<Thing> {
      for (;;) {
        asked += 1;
        yield [{ name: 'x'.repeat(100_000), more: null }];
      }
    }
    const { client } = await startBare([handle(listing, async () => ok(endless()))]);
    const answer = await fetch(`${client().url}/api/things/file`);
    const reader = answer.body?.getReader();
    for (let bytes = 0; bytes < 1_000_000; ) bytes += (await reader?.read())?.value?.length ?? Number.POSITIVE_INFINITY;
    await reader?.cancel();
    // What the sockets hold on the way, and no more: 100 MB would be a thousand.
    expect(asked).toBeLessThan(300);
  });

  it('answers a problem where nothing has gone out, and breaks off where something has', async () => {
    const refused = await open(() => batches(new Problem(commonProblems['request.invalid'], 'No such things.')));
    expect(await refused()).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    const { client } = await startBare([handle(listing, async () => ok(batches([secretive], new Error('the disk is gone'))))]);
    await expect(fetch(`${client().url}/api/things/file`).then((answer) => answer.text())).rejects.toThrow();
  });

  it('cannot be declared with a name that breaks out of its header, or without its format', async () => {
    const named = handle({ ...listing, file: { ...listing.file, name: 'a".b' } }, async () => ok(batches()));
    await expect(startBare([named])).rejects.toThrow('no plain name');
    const bare = handle({ ...listing, query: z.object({ format: z.string() }) }, async () => ok(batches()));
    await expect(startBare([bare])).rejects.toThrow('no known format');
  });
});
