import { z } from 'zod';

/**
 * Who may call: `anyone` (no session; unsafe methods still need the right Origin), `person` (a session or a token, and CSRF for cookies),
 * `admin`, `by_link` (the secret in the address is the right; no Origin, no CSRF).
 */
export type Access = 'anyone' | 'person' | 'admin' | 'by_link';

/** Which limit counts it. `register` and `sign_in` count by IP address on top of `anonymous`. */
export type Tier = 'read' | 'write' | 'heavy' | 'anonymous' | 'register' | 'sign_in';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One request that Mingus understands: the only truth about it, for the server, the web and the OpenAPI document. */
export interface Endpoint {
  readonly method: Method;
  /** Fastify's spelling: `/api/accounts/:id`. */
  readonly path: string;
  readonly access: Access;
  readonly tier: Tier;
  /**
   * What a caller needs beyond being known: `session` refuses personal tokens; `confirmed` also asks for a person who has said within the last ten
   * minutes that it is them. Left out, a personal token of the right scope will do. Administrators' endpoints always need a session.
   */
  readonly needs?: 'session' | 'confirmed';
  /** One sentence for the reference page. */
  readonly summary: string;
  /** Heading of the reference page under which it stands. */
  readonly tag: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** A multipart body with one `file` part; the handler gets `upload`. `fields` are its text parts, given as `body`. */
  readonly multipart?: true;
  /** The answers that are not problems, by status. An answer with no body is `nothing`. No `.transform()` and no `.default()` in them. */
  readonly answers: { readonly [Status in 200 | 201 | 202 | 204]?: z.ZodType };
  /** The `items` of its 200 are also given as CSV to whoever accepts `text/csv`: a line each, of the members at these dotted paths. */
  readonly csv?: { readonly file_name: string; readonly columns: readonly string[] };
  /**
   * Its 200 is a file of many items, a line each, written while they are read: the handler gives batches of items (`batches`), and the query's `format`
   * says whether they go out as `csv` (the members at these dotted paths) or as `jsonl`, JSON in lines. `name` goes without an ending.
   */
  readonly file?: { readonly name: string; readonly item: z.ZodType; readonly columns: readonly string[] };
  /** Its 200 is a zip archive, written while it is read: the handler gives its bytes in pieces (`inPieces`). `name` goes without an ending. */
  readonly zip?: { readonly name: string };
  /** Its 200 is a calendar (RFC 5545), which programs ask for again and again: it has an ETag, and is not sent to whoever has it. The handler gives its text. */
  readonly calendar?: true;
  /** Its 200 follows from the person's data, their day, time zone and currency, and the query alone: it is kept for a while, and given again until their data changes. */
  readonly kept?: true;
  /** Its answer holds a secret that is shown once: it is not kept for a repeated Idempotency-Key, which therefore is not taken. */
  readonly showsSecret?: true;
  /** Codes of the problems it can answer beyond those that any route can. */
  readonly problems: readonly string[];
}

/** Declares an endpoint, keeping its exact types. */
export const endpoint = <const Shape extends Endpoint>(shape: Shape): Shape => shape;

/** The schema of an answer without a body. */
export const nothing = z.null();

/** Items that are read in batches while they go out. */
export type Batches<Item> = AsyncIterable<readonly Item[]>;

const isAsyncIterable = (value: unknown): boolean => typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

/** The schema of what a handler gives where the endpoint declares a `file` of such items. */
export const batchesOf = <Item extends z.ZodType>(_item: Item) => z.custom<Batches<z.output<Item>>>(isAsyncIterable);

/** The schema of what a handler gives where the endpoint declares a `zip`. */
export const inPieces = z.custom<AsyncIterable<Uint8Array>>(isAsyncIterable);

/** The query member by which a file's form is chosen. */
export const fileFormat = z.enum(['csv', 'jsonl']).default('csv').meta({ description: '`csv` (RFC 4180), or `jsonl`: JSON, a line an item.' });

type Decoded<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What a handler is given of the request, decoded: money as Cents, absent parts as undefined. */
export type RequestOf<Shape extends Endpoint> = {
  readonly params: Decoded<Shape['params']>;
  readonly query: Decoded<Shape['query']>;
  readonly body: Decoded<Shape['body']>;
};

/** What a handler may answer: one of the declared statuses with its body, money as Cents. */
export type AnswerOf<Shape extends Endpoint> = {
  [Status in keyof Shape['answers'] & number]: { readonly status: Status; readonly body: Decoded<Shape['answers'][Status]> };
}[keyof Shape['answers'] & number];

/** 200 with a body. */
export const ok = <Body>(body: Body) => ({ status: 200, body }) as const;
/** 201 with what was made. */
export const made = <Body>(body: Body) => ({ status: 201, body }) as const;
/** 202: it was asked for, and is done later. */
export const accepted = <Body>(body: Body) => ({ status: 202, body }) as const;
/** 204, nothing to say. */
export const removed = () => ({ status: 204, body: null }) as const;
