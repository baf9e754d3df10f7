import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statementText } from './statement-text.ts';

const SAME: readonly (readonly [sql: string, text: string])[] = [
  ['select "id" from "users" where "email" = $1 limit 10', 'select "id" from "users" where "email" = ? limit ?'],
  ['select "id" from "users" where "id" in (?, ?, ?)', 'select "id" from "users" where "id" in (…)'],
  ['insert into "t" ("a", "b") values ($1, $2), ($3, $4), ($5, $6)', 'insert into "t" ("a", "b") values (…)'],
  ["select 'a', E'b\\'c', 'd''e' from t1", 'select … from t1'],
  ['select $tag$ a $tag$ from t -- and 7\nwhere x = -1.5e3 /* 8 */ and y > .5', 'select ? from t where x = -? and y > ?'],
  ['select n::int, $1::text from t_2025_01 where "an \'odd ""one" = 0xFF', 'select n::int, ?::text from t_2025_01 where "an \'odd ""one" = ?'],
  ["check (d >= '2025-01-01' and d < '2025-02-01')", 'check (d >= ? and d < ?)'],
  ["select 'cut off", 'select ?'],
  ['select /* cut off', 'select'],
  ["select x'ab', :name, @p1, ?1", 'select …'],
];

describe('the text of a statement', () => {
  it.each(SAME)('%s', (sql, text) => {
    expect(statementText(sql)).toBe(text);
  });

  it('is one for any number of rows that are written', () => {
    const rows = (count: number) => `insert into "t" ("a", "b") values ${Array.from({ length: count }, () => '(?, ?)').join(', ')}`;
    expect(new Set([1, 2, 100, 5000].map((count) => statementText(rows(count))))).toEqual(new Set(['insert into "t" ("a", "b") values (…)']));
  });

  it('is no longer than 600 characters', () => {
    expect(statementText(`select ${Array.from({ length: 500 }, (_, index) => `"column_${index}"`).join(', ')}`)).toHaveLength(600);
  });

  it('holds nothing of any value, whatever is in it and wherever the statement is cut off', () => {
    const quoted = (value: string) => `'CANARY${value.replaceAll("'", "''")}CANARY'`;
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), fc.nat(), (values, cut) => {
        const sql = `select "a", ${values.map(quoted).join(', ')} from "t" where "b" = ${quoted(values[0] ?? '')} and c = $1`;
        expect(statementText(sql)).not.toContain('CANARY');
        expect(statementText(sql.slice(0, cut % sql.length))).not.toContain('CANARY');
      }),
    );
  });
});
