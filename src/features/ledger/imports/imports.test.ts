import { expect, test } from 'vitest';
import { csvFile, ofxFile, type Statement } from '../../../../tests/support/bank-files.ts';
import type { Client } from '../../../../tests/support/client.ts';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import { said, twoPeople } from '../../../../tests/support/two-people.ts';
import { idOf } from '../../../../tests/support/wire.ts';

const coffee = { day: '2025-01-03', amount: '-4.50', payee: 'Corner Coffee', reference: 'A' };
const pay = { day: '2025-01-02', amount: '2500.00', payee: 'ACME Payroll', reference: 'B' };
const main = { number: '123456789', rows: [pay, coffee], balance: { amount: '3000.00', day: '2025-01-10' } };
const savings = { number: '987654321', rows: [{ day: '2025-01-05', amount: '10', payee: 'Interest' }] };

const ofx = (...statements: Statement[]) => ({ name: 'bank.ofx', bytes: ofxFile(...statements) });
const csv = (...rows: Parameters<typeof csvFile>[0]) => ({ name: 'export.csv', bytes: csvFile(rows) });
const run = (person: Client, file: { name: string; bytes: string }, fields?: object) => person.upload('/api/imports', file, { ...fields });
const preview = (person: Client, file: { name: string; bytes: string }, fields?: object) =>
  person.upload('/api/imports/preview', file, { ...fields });
const newAccount = async (person: Client) =>
  idOf((await person.post('/api/accounts', { name: 'Main', kind: 'checking', balance: 0, balance_as_of: '2025-01-01' })).body);
const payees = async (person: Client, query = '') =>
  Object((await person.get(`/api/transactions${query}`)).body).items.map((row: { payee: string }) => row.payee);

onEachDatabase('a bank file', (open) => {
  test('is shown before anything is written, and then does what was shown', async () => {
    const { ada } = await twoPeople(await open());
    const shown = await preview(ada, ofx(main, savings));
    expect(shown).toMatchObject({
      status: 200,
      body: {
        format: 'ofx1',
        accounts: [
          { number: '123456789', account_id: null, name: 'Checking 6789', balance: 3000, balance_as_of: '2025-01-10', rows_to_add: 2 },
          { number: '987654321', account_id: null, name: 'Checking 4321', balance: null, rows_to_add: 1 },
        ],
        rows_read: 3,
        rows_to_add: 3,
        rows_already_known: 0,
        rows_rejected: 0,
        rejected: [],
        questions: [],
      },
    });
    expect(Object(shown.body).sample[0]).toMatchObject({
      account_number: '123456789',
      posted_on: '2025-01-02',
      amount: 2500,
      payee: 'ACME Payroll',
      already_known: false,
    });
    for (const path of ['/api/accounts', '/api/transactions', '/api/imports'])
      expect((await ada.get(path)).body).toEqual({ items: [], next_cursor: null });

    const done = await run(ada, ofx(main, savings));
    expect(done).toMatchObject({
      status: 201,
      body: { format: 'ofx1', rows_read: 3, rows_added: 3, rows_already_known: 0, rows_rejected: 0, rejected: [] },
    });
    expect(await payees(ada)).toEqual(['Interest', 'Corner Coffee', 'ACME Payroll']);
    expect((await ada.get('/api/accounts')).body).toMatchObject({
      items: [
        { name: 'Checking 6789', balance: 3000, current_balance: 3000 },
        { name: 'Checking 4321', current_balance: 10 },
      ],
    });
    expect(await preview(ada, ofx(main, savings))).toMatchObject({ body: { rows_to_add: 0, rows_already_known: 3 } });
    expect(await run(ada, ofx(main, savings))).toMatchObject({ status: 201, body: { rows_added: 0, rows_already_known: 3 } });
  });

  test('goes to the account that was chosen for it, whatever its number there', async () => {
    const { ada } = await twoPeople(await open());
    const account_id = await newAccount(ada);
    expect(await preview(ada, ofx(main), { account_id })).toMatchObject({ body: { accounts: [{ account_id, name: 'Main' }] } });
    expect(await run(ada, ofx(main), { account_id })).toMatchObject({ status: 201, body: { account_id } });
    expect(await payees(ada, `?account_id=${account_id}`)).toEqual(['Corner Coffee', 'ACME Payroll']);
    // From now on the number is known.
    expect(await run(ada, ofx({ ...main, rows: [{ ...coffee, reference: 'C' }] }))).toMatchObject({
      status: 201,
      body: { account_id, rows_added: 1 },
    });
  });

  test('with several accounts is asked about when one account is chosen, and takes one for each', async () => {
    const { ada } = await twoPeople(await open());
    const account_id = await newAccount(ada);
    const asked = await run(ada, ofx(main, savings), { account_id });
    expect(asked).toMatchObject({
      status: 422,
      body: {
        code: 'import.question',
        questions: [
          { option: 'accounts', example: '123456789' },
          { option: 'accounts', example: '987654321' },
        ],
      },
    });
    expect(await payees(ada)).toEqual([]);
    const accounts = { '123456789': account_id, '987654321': null };
    expect(await run(ada, ofx(main, savings), { options: { accounts } })).toMatchObject({ status: 201, body: { rows_added: 3 } });
    expect((await ada.get('/api/accounts')).body).toMatchObject({ items: [{ name: 'Main' }, { name: 'Checking 4321' }] });
    expect(await run(ada, ofx(main), { options: { accounts: { '555': account_id } } })).toMatchObject({
      status: 422,
      body: { code: 'import.account_unknown' },
    });
  });

  test('that gives no number makes an account once, is known when it comes again, and is asked about otherwise', async () => {
    const { ada } = await twoPeople(await open());
    expect(await run(ada, csv(pay, coffee))).toMatchObject({ status: 201, body: { format: 'csv', rows_added: 2 } });
    expect(await run(ada, csv(pay, coffee))).toMatchObject({ status: 201, body: { rows_added: 0, rows_already_known: 2 } });
    expect((await ada.get('/api/accounts')).body).toMatchObject({
      items: [{ name: 'export', balance: 0, balance_as_of: '2025-01-01', current_balance: 2495.5 }],
    });
    const other = csv({ ...coffee, day: '2025-01-20' });
    expect(await preview(ada, other)).toMatchObject({ status: 200, body: { questions: [{ option: 'accounts' }] } });
    expect(await run(ada, other)).toMatchObject({
      status: 422,
      body: { code: 'import.question', questions: [{ option: 'accounts', choices: [{ means: 'export' }, { value: 'new' }] }] },
    });
    expect(await run(ada, other, { options: { accounts: { '': null } } })).toMatchObject({ status: 201, body: { rows_added: 1 } });
    expect(Object((await ada.get('/api/accounts')).body).items).toHaveLength(2);
  });

  test('whose dates can be read in two ways is asked about, and not when one date settles it', async () => {
    const { ada } = await twoPeople(await open());
    const account_id = await newAccount(ada);
    const unclear = csv({ ...coffee, day: '03/04/2024' }, { ...pay, day: '05/06/2024' });
    expect(await preview(ada, unclear, { account_id })).toMatchObject({ status: 200, body: { questions: [{ option: 'date_order' }] } });
    expect(await run(ada, unclear, { account_id })).toMatchObject({
      status: 422,
      body: { code: 'import.question', questions: [{ option: 'date_order' }] },
    });
    expect(await payees(ada)).toEqual([]);
    expect(await run(ada, unclear, { account_id, options: { date_order: 'dmy' } })).toMatchObject({ status: 201, body: { rows_added: 2 } });
    expect(await payees(ada, '?from=2024-04-03&to=2024-04-03')).toEqual(['Corner Coffee']);
    expect(await run(ada, csv({ ...coffee, day: '03/04/2024' }, { ...pay, day: '25/04/2024' }), { account_id })).toMatchObject({
      status: 201,
      body: { rows_added: 1, rows_already_known: 1 },
    });
  });

  test('keeps what it refused of the file, and why', async () => {
    const { ada } = await twoPeople(await open());
    const file = csv(pay, { ...coffee, amount: 'a lot' }, { ...coffee, day: '2025-02-30' });
    const rejected = [
      { line: 3, raw: expect.stringContaining('a lot') },
      { line: 4, raw: expect.stringContaining('2025-02-30') },
    ];
    expect(await preview(ada, file)).toMatchObject({ body: { rows_read: 3, rows_to_add: 1, rows_rejected: 2, rejected } });
    expect(await run(ada, file)).toMatchObject({ status: 201, body: { rows_read: 3, rows_added: 1, rows_rejected: 2, rejected } });
    expect((await ada.get('/api/imports')).body).toMatchObject({ items: [{ file_name: 'export.csv', rows_rejected: 2, rejected }] });
  });

  test('is undone, is not listed any more, and can be imported again', async () => {
    const { ada } = await twoPeople(await open());
    const account_id = await newAccount(ada);
    const before = [(await ada.get('/api/accounts')).body, (await ada.get('/api/transactions')).body];
    const id = idOf((await run(ada, ofx(main), { account_id })).body);
    expect((await ada.get('/api/imports')).body).toMatchObject({ items: [{ id }] });
    expect((await ada.delete(`/api/imports/${id}`)).status).toBe(204);
    expect([(await ada.get('/api/accounts')).body, (await ada.get('/api/transactions')).body]).toEqual(before);
    expect((await ada.get('/api/imports')).body).toEqual({ items: [], next_cursor: null });
    expect((await ada.delete(`/api/imports/${id}`)).status).toBe(404);
    expect(await run(ada, ofx(main), { account_id })).toMatchObject({ status: 201, body: { rows_added: 2 } });
  });

  test('twice at once adds its rows once', async () => {
    const { ada } = await twoPeople(await open());
    const answers = await Promise.all([run(ada, ofx(main)), run(ada, ofx(main))]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(answers.map(({ body }) => Object(body).rows_added))).toEqual(new Set([0, 2]));
    expect(Object((await ada.get('/api/accounts')).body).items).toHaveLength(1);
  });

  test('sent again under the same Idempotency-Key is answered the same, and is one import', async () => {
    const { ada } = await twoPeople(await open());
    const send = (file: { name: string; bytes: string }) => ada.upload('/api/imports', file, {}, { headers: { 'idempotency-key': 'one-file' } });
    const first = await send(ofx(main));
    expect(first).toMatchObject({ status: 201, body: { rows_added: 2 } });
    expect(await send(ofx(main))).toMatchObject({ status: 201, body: first.body });
    expect(await send(ofx(savings))).toMatchObject({ status: 422, body: { code: 'idempotency.mismatch' } });
    expect(Object((await ada.get('/api/imports')).body).items).toHaveLength(1);
  });

  test('that is none is refused with a code, and nothing is kept', async () => {
    const { ada } = await twoPeople(await open());
    const codeOf = async (bytes: string | Uint8Array, name = 'bank.csv', fields = {}) => {
      const { status, body } = await ada.upload('/api/imports', { name, bytes }, fields);
      return [status, Object(body).code];
    };
    expect(await codeOf('')).toEqual([400, 'import.empty']);
    expect(await codeOf(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]))).toEqual([400, 'import.not_a_statement']);
    expect(await codeOf(Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256))).toEqual([400, expect.stringMatching(/^import\./)]);
    expect(await codeOf('<OFX><BANKMSGSRSV1>', 'bank.ofx')).toEqual([400, expect.stringMatching(/^import\./)]);
    expect(await codeOf(ofxFile(main), 'bank.ofx', { options: 'not json' })).toEqual([400, 'request.invalid']);
    expect(await codeOf(ofxFile(main), 'bank.ofx', { options: { colour: 1 } })).toEqual([400, 'request.invalid']);
    expect(await codeOf(ofxFile(main), 'bank.ofx', { account_id: 'x' })).toEqual([400, 'request.invalid']);
    expect(await codeOf(ofxFile(main), 'bank.ofx', { unknown: 'x' })).toEqual([400, 'request.invalid']);
    const form = new FormData();
    form.set('account_id', '1');
    expect(await ada.send('POST', '/api/imports', form)).toMatchObject({ status: 400, body: { code: 'import.no_file' } });
    for (const path of ['/api/accounts', '/api/transactions', '/api/imports'])
      expect((await ada.get(path)).body).toEqual({ items: [], next_cursor: null });
  });

  test('of another person is as absent as one that never was, and their account cannot be filled', async () => {
    const { ada, bo } = await twoPeople(await open());
    const account_id = await newAccount(bo);
    const id = idOf((await run(bo, ofx(main), { account_id })).body);
    expect(said(await ada.delete(`/api/imports/${id}`))).toEqual(said(await ada.delete('/api/imports/999999')));
    expect(await ada.delete(`/api/imports/${id}`)).toMatchObject({ status: 404, body: { code: 'import.not_found' } });
    for (const send of [preview, run]) {
      expect(said(await send(ada, ofx(main), { account_id }))).toEqual(said(await send(ada, ofx(main), { account_id: 999_999 })));
      expect(await send(ada, ofx(main), { options: { accounts: { '123456789': account_id } } })).toMatchObject({
        status: 404,
        body: { code: 'account.not_found' },
      });
    }
    expect((await ada.get('/api/imports')).body).toEqual({ items: [], next_cursor: null });
    expect(await payees(bo)).toHaveLength(2);
  });
});
