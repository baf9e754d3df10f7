import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { cents } from '../../src/core/money/cents.ts';
import { changeAccount, createAccount, listAccounts, removeAccount } from '../../src/features/ledger/accounts/contract.ts';
import { previewImport } from '../../src/features/ledger/imports/contract.ts';
import { call, keepCsrfToken } from './api.ts';
import { ApiProblem } from './api-problem.ts';
import { startWords } from './i18n/words.ts';

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
type Reply = { readonly status: number; readonly body?: unknown };

const account = { id: 1, name: 'Checking', kind: 'checking', currency: 'USD', balance: 10.05, balance_as_of: '2025-01-01', current_balance: -0.05 };
const body = { name: 'Checking', kind: 'checking', balance: cents(1005), balance_as_of: '2025-01-01' } as const;

let replies: Reply[] = [];
let seen: Seen[] = [];
const server = createServer((request, response) => {
  void text(request).then((written) => {
    seen.push({ method: request.method, url: request.url, headers: request.headers, body: written });
    const reply = replies.shift() ?? { status: 500 };
    response.writeHead(reply.status, { 'content-type': 'application/json', 'x-request-id': 'r-1', 'retry-after': '7' });
    response.end(reply.body === undefined ? '' : JSON.stringify(reply.body));
  });
});
let base = '';

beforeAll(async () => {
  startWords();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  base = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
  // A browser knows where it is; here the address is put in front.
  const realFetch = fetch;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => realFetch(base + path, init));
});
beforeEach(() => {
  replies = [];
  seen = [];
  keepCsrfToken('first');
});
afterAll(() => {
  vi.unstubAllGlobals();
  server.close();
});

const problemOf = (promise: Promise<unknown>): Promise<ApiProblem> =>
  promise.then(
    () => {
      throw new Error('it was answered');
    },
    (error: unknown) => {
      if (error instanceof ApiProblem) return error;
      throw error;
    },
  );

describe('a call', () => {
  it('writes money in major units and reads it back as minor ones', async () => {
    replies = [{ status: 201, body: account }];
    const answer = await call(createAccount, { body });
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ name: 'Checking', kind: 'checking', balance: 10.05, balance_as_of: '2025-01-01' });
    expect(answer).toMatchObject({ balance: 1005, current_balance: -5 });
  });

  it('fills parameters and query into the address, and sends neither token nor key with a question', async () => {
    replies = [{ status: 200, body: { items: [], next_cursor: null } }, { status: 204 }];
    await call(listAccounts, { query: { limit: 20 } });
    expect(await call(removeAccount, { params: { id: 12 } })).toBeNull();
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /api/accounts?limit=20', 'DELETE /api/accounts/12']);
    expect(seen[0]?.headers).not.toHaveProperty('x-csrf-token');
    expect(seen[0]?.headers).not.toHaveProperty('idempotency-key');
    expect(seen[1]?.headers['x-csrf-token']).toBe('first');
  });

  it('carries a key of its own, or the one it is given', async () => {
    replies = [201, 201, 201].map((status) => ({ status, body: account }));
    await call(createAccount, { body });
    await call(createAccount, { body });
    await call(createAccount, { body }, { idempotencyKey: 'mine' });
    const [one, two, three] = seen.map(({ headers }) => headers['idempotency-key']);
    expect(one).toMatch(/^[0-9a-f]{32}$/);
    expect(two).not.toBe(one);
    expect(three).toBe('mine');
  });

  it('carries one with a change too', async () => {
    replies = [{ status: 200, body: account }];
    await call(changeAccount, { params: { id: 12 }, body: { name: 'Other' } });
    expect(seen[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f]{32}$/);
  });

  it('fetches a new token when its own is refused, and tries once more under the same key', async () => {
    const refusal = { status: 403, body: { code: 'auth.csrf', title: 'no' } };
    replies = [refusal, { status: 200, body: { csrf_token: 'second' } }, { status: 201, body: account }, refusal, { status: 401, body: {} }];
    await call(createAccount, { body });
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /api/accounts', 'GET /api/auth/session', 'POST /api/accounts']);
    expect(seen[2]?.headers['x-csrf-token']).toBe('second');
    expect(seen[2]?.headers['idempotency-key']).toBe(seen[0]?.headers['idempotency-key']);
    expect(await problemOf(call(createAccount, { body }))).toMatchObject({ code: 'auth.csrf', status: 403 });
  });

  it('sends a file after its text parts, with objects as JSON', async () => {
    replies = [{ status: 422, body: { code: 'import.question', title: 'Settle it', questions: [1] } }];
    const upload = new File(['a;b'], 'bank.csv');
    const problem = await problemOf(call(previewImport, { body: { account_id: 3, options: { date_order: 'dmy' } }, upload }));
    const names = [...(seen[0]?.body ?? '').matchAll(/name="(\w+)"/g)].map(([, name]) => name);
    expect(names).toEqual(['account_id', 'options', 'file']);
    expect(seen[0]?.body).toContain('{"date_order":"dmy"}');
    expect(problem.body).toMatchObject({ questions: [1] });
  });
});

describe('a call that fails', () => {
  it('tells the problem in the server’s words', async () => {
    const fields = [{ path: 'name', message: 'Too long.' }];
    replies = [{ status: 400, body: { code: 'request.invalid', title: 'Wrong', detail: 'Look.', fields } }];
    const problem = await problemOf(call(createAccount, { body }));
    expect(problem).toMatchObject({ kind: 'refused', status: 400, code: 'request.invalid', title: 'Wrong', detail: 'Look.', fields });
    expect(problem).toMatchObject({ request_id: 'r-1', retry_after: 7 });
  });

  it('refuses on this side what the contract refuses, without asking', async () => {
    const problem = await problemOf(call(createAccount, { body: { ...body, name: '', balance: cents(9_999_999_999_999) } }));
    expect(problem.fields.map(({ path }) => path).sort()).toEqual(['balance', 'name']);
    expect(seen).toEqual([]);
  });

  it('does not show an answer that is not what the contract promises', async () => {
    replies = [{ status: 201, body: { ...account, balance: 'ten' } }, { status: 500 }];
    expect(await problemOf(call(createAccount, { body }))).toMatchObject({ kind: 'unreadable', status: 201 });
    expect(await problemOf(call(createAccount, { body }))).toMatchObject({ kind: 'unreadable', status: 500 });
  });

  it('knows a silent server from a refusing one', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
    expect(await problemOf(call(listAccounts, {}))).toMatchObject({ kind: 'network', status: 0 });
  });
});
