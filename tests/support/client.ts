import { z } from 'zod';
import { keepSecret, keepSecretsIn } from './secrets/of-this-file.ts';

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The body: JSON where it is JSON (not lines of it), else text; null for none. */
  readonly body: unknown;
  /** The body as a schema reads it; throws when it is something else. */
  read<Schema extends z.ZodType>(schema: Schema): z.output<Schema>;
}

/** What a request can carry beside its body. */
export interface Sending {
  readonly headers?: Readonly<Record<string, string>>;
  /** Leaves out what a browser adds by itself: cookie, Origin, CSRF token. */
  readonly bare?: boolean;
}

/** Someone who can sign in again. */
export interface Registered {
  readonly id: number;
  readonly email: string;
  readonly password: string;
}

const signedIn = z.looseObject({ csrf_token: z.string(), user: z.looseObject({ id: z.int() }) });
const withToken = z.looseObject({ csrf_token: z.string() });

let registered = 0;

/** A browser as far as the server can tell: it keeps cookies, says where it is, and carries the CSRF token. */
export class Client {
  readonly url: string;
  /** Cookies by name. */
  readonly cookies = new Map<string, string>();
  csrfToken: string | undefined;
  readonly #sendsSecrets: boolean;

  /** `sendsSecrets` is false for somebody who tries what lay about: what they send is not looked for among what was left behind. */
  constructor(url: string, { sendsSecrets = true }: { readonly sendsSecrets?: boolean } = {}) {
    this.url = url;
    this.#sendsSecrets = sendsSecrets;
  }

  get = (path: string, sending?: Sending): Promise<Answer> => this.send('GET', path, undefined, sending);
  post = (path: string, body?: unknown, sending?: Sending): Promise<Answer> => this.send('POST', path, body, sending);
  put = (path: string, body?: unknown, sending?: Sending): Promise<Answer> => this.send('PUT', path, body, sending);
  patch = (path: string, body?: unknown, sending?: Sending): Promise<Answer> => this.send('PATCH', path, body, sending);
  delete = (path: string, body?: unknown, sending?: Sending): Promise<Answer> => this.send('DELETE', path, body, sending);

  /** Sends a form with a part `file` and text parts; objects among them as JSON. */
  upload(
    path: string,
    file: { readonly name: string; readonly bytes: Uint8Array | string },
    fields: Readonly<Record<string, unknown>> = {},
    sending?: Sending,
  ): Promise<Answer> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, typeof value === 'string' ? value : JSON.stringify(value));
    form.set('file', new File([typeof file.bytes === 'string' ? file.bytes : Uint8Array.from(file.bytes)], file.name));
    return this.send('POST', path, form, sending);
  }

  /** Registers somebody, another one each time unless told who, and stays signed in. */
  async registerPerson(email = `someone${(registered += 1)}@example.org`, more: Readonly<Record<string, unknown>> = {}): Promise<Registered> {
    const password = 'correct horse battery staple';
    const answer = await this.post('/api/auth/register', { email, password, ...more });
    if (answer.status !== 201) throw new Error(`registering answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    const session = (await this.get('/api/auth/session')).read(signedIn);
    return { id: session.user.id, email, password };
  }

  async send(method: string, path: string, body?: unknown, { headers = {}, bare = false }: Sending = {}): Promise<Answer> {
    const isJson = body !== undefined && !(body instanceof FormData) && typeof body !== 'string' && !(body instanceof Uint8Array);
    const payload = isJson ? JSON.stringify(body) : body;
    if (this.#sendsSecrets) keepSecretsIn(body);
    const response = await fetch(`${this.url}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...(isJson && { 'content-type': 'application/json' }), ...(bare ? {} : this.#ofBrowser(method)), ...headers },
      ...((typeof payload === 'string' || payload instanceof FormData || payload instanceof Uint8Array) && {
        body: payload instanceof Uint8Array ? Uint8Array.from(payload) : payload,
      }),
    });
    if (!bare) this.#keepCookies(response.headers);
    return this.#answer(response);
  }

  #ofBrowser(method: string): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const isUnsafe = method !== 'GET' && method !== 'HEAD';
    return {
      ...(cookie !== '' && { cookie }),
      ...(isUnsafe && { origin: this.url }),
      ...(isUnsafe && this.csrfToken !== undefined && { 'x-csrf-token': this.csrfToken }),
    };
  }

  #keepCookies(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
      keepSecret('token', value);
    }
  }

  async #answer(response: Response): Promise<Answer> {
    const text = await response.text();
    const isJson = /[/+]json(;|$)/.test(response.headers.get('content-type') ?? '');
    const body: unknown = text === '' ? null : isJson ? JSON.parse(text) : text;
    keepSecretsIn(body);
    const token = withToken.safeParse(body);
    if (token.success) this.csrfToken = token.data.csrf_token;
    return { status: response.status, headers: response.headers, body, read: (schema) => schema.parse(body) };
  }
}
