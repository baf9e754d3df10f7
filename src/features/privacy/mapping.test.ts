import { describe, expect, it } from 'vitest';
import { declaredTables } from '../../platform/database/declared.ts';
import { NOT_EXPORTED, RESTORED, TABLES } from './mapping/tables.ts';

const reasons = (columns: Readonly<Record<string, unknown>>): readonly unknown[] =>
  Object.values(columns).filter((carry) => typeof carry === 'object');

describe('what an export is made of', () => {
  it('says of every table there is whether it goes out, and of what stays why', () => {
    const said = [...TABLES.map(({ table }) => table), ...Object.keys(NOT_EXPORTED)];
    expect(said.toSorted()).toEqual(
      declaredTables()
        .map(({ name }) => name)
        .toSorted(),
    );
    for (const why of Object.values(NOT_EXPORTED)) expect(why).toMatch(/^[A-Z].{20,}\.$/);
  });

  it.each(TABLES.map((map) => [map.table, map] as const))('says of every column of %s what becomes of it', (table, { columns }) => {
    const declared = declaredTables().find(({ name }) => name === table);
    expect(Object.keys(columns).toSorted()).toEqual(Object.keys(declared?.columns ?? {}).toSorted());
    for (const why of reasons(columns)) expect(why).toEqual({ left: expect.stringMatching(/^[A-Z].{20,}\.$/) });
  });

  it('leaves out what nobody may have: hashes, secrets, and whose a row is', () => {
    const exported = TABLES.flatMap(({ table, columns }) =>
      Object.entries(columns).flatMap(([name, carry]) => (typeof carry === 'object' ? [] : [`${table}.${name}`])),
    );
    const looksSecret = /password_hash|token_hash|code_hash|number_hash|secret|salt|public_key|credential|\.user_id$/;
    expect(exported.filter((name) => looksSecret.test(name))).toEqual([]);
    expect(exported.length).toBeGreaterThan(250);
  });

  it('brings in each table after those that its rows refer to, and nothing that a table of signing in says', () => {
    const order: string[] = ['users'];
    for (const { table, lists } of RESTORED) {
      const declared = declaredTables().find(({ name }) => name === table);
      const referred = Object.values(declared?.columns ?? {}).flatMap(({ references }) => (references === undefined ? [] : [references.table]));
      for (const each of [...referred, ...Object.values(lists)]) expect(order, `${table} refers to ${each}`).toContain(each);
      order.push(table);
    }
    expect(order).not.toEqual(expect.arrayContaining(['sessions']));
    for (const map of TABLES.filter(({ isRestored, table }) => !isRestored && table !== 'users'))
      expect(Object.values(map.columns)).not.toContain('kept');
    const account = TABLES[0];
    expect(Object.entries(account?.columns ?? {}).flatMap(([name, carry]) => (carry === 'kept' ? [name] : []))).toEqual([
      'full_name',
      'time_zone',
      'currency',
    ]);
  });
});
