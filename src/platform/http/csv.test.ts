import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startBare } from '../../../tests/support/bare-server.ts';
import { endpoint, ok } from '../../contract/endpoint.ts';
import { moneyAnswer } from '../../contract/fields.ts';
import { cents } from '../../core/money/cents.ts';
import { csvOf, prefersCsv } from './csv.ts';
import { handle } from './route.ts';

const listing = endpoint({
  method: 'GET',
  path: '/api/things',
  access: 'anyone',
  tier: 'anonymous',
  summary: 'Lists things.',
  tag: 'Things',
  answers: { 200: z.object({ items: z.array(z.object({ name: z.string(), price: z.object({ amount: moneyAnswer }).nullable() })) }) },
  csv: { file_name: 'things.csv', columns: ['name', 'price.amount', 'none'] },
  problems: [],
});

const items = [
  { name: 'Bread, "dark"', price: { amount: cents(-1250) } },
  { name: '=HYPERLINK("x")', price: null },
];

describe('a list as CSV', () => {
  it('is a file of the columns that were named, to whoever accepts it, and JSON to everybody else', async () => {
    const { client } = await startBare([handle(listing, async () => ok({ items }))]);
    const answer = await client().get('/api/things', { headers: { accept: 'text/csv' } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8; header=present']);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="things.csv"');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.body).toBe('name,price_amount,none\r\n"Bread, ""dark""",-12.5,\r\n"\'=HYPERLINK(""x"")",,\r\n');
    for (const accept of ['*/*', 'application/json', 'text/html', 'application/json, text/csv;q=0.5', 'text/csv;q=0']) {
      expect((await client().get('/api/things', { headers: { accept } })).body).toMatchObject({ items: [{ price: { amount: -12.5 } }, {}] });
    }
  });

  it('is only there where it was declared', async () => {
    const { csv: _, ...plain } = listing;
    const { client } = await startBare([handle(plain, async () => ok({ items }))]);
    const answer = await client().get('/api/things', { headers: { accept: 'text/csv' } });
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it('cannot be declared with a name that breaks out of its header', async () => {
    const route = handle({ ...listing, csv: { file_name: 'a".csv', columns: [] } }, async () => ok({ items }));
    await expect(startBare([route])).rejects.toThrow('no plain name');
  });

  it('is chosen by the Accept header alone', () => {
    expect(['text/csv', 'TEXT/CSV ; q=0.3', 'text/html, text/csv', 'text/csv, application/json'].map(prefersCsv)).toEqual([true, true, true, true]);
    expect([undefined, '', '*/*', 'text/*', 'text/csvx', 'text/csv;q=x'].map(prefersCsv)).toEqual([false, false, false, false, false, false]);
  });

  it('says any text so that it can be read back, and none so that it is a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (texts) => {
        const read: unknown = parse(
          csvOf(
            ['text', 'end'],
            texts.map((text) => ({ text, end: true })),
          ),
          { columns: true, record_delimiter: '\r\n' },
        );
        const cells = z
          .array(z.object({ text: z.string(), end: z.literal('true') }))
          .parse(read)
          .map(({ text }) => text);
        expect(cells.map((cell, index) => (/^[=+\-@\t\r\n]/.test(texts[index] ?? '') ? cell.slice(1) : cell))).toEqual(texts);
        expect(cells.filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([]);
      }),
    );
  });
});
