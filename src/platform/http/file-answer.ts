import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { type Endpoint, fileFormat } from '../../contract/endpoint.ts';
import { csvHead, csvLines } from './csv.ts';

type File = NonNullable<Endpoint['file']>;
type Format = z.output<typeof fileFormat>;

const KINDS: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  jsonl: 'application/jsonl; charset=utf-8',
};

/** The format that a query asks for, which its schema has read. */
export const formatIn = (query: unknown): Format => z.looseObject({ format: fileFormat }).parse(query).format;

const batch = z.array(z.unknown());

function isIterator(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** A batch as text, through the item's schema, which drops every member that is not promised. */
function textOf(items: unknown, { item, columns }: File, format: Format): string {
  const promised = batch.parse(items).map((each) => z.encode(item, each));
  return format === 'csv' ? csvLines(columns, promised) : promised.map((each) => `${JSON.stringify(each)}\n`).join('');
}

/**
 * Sends items as a file while they are read. What goes wrong before the first of them is answered as a problem; what goes wrong later breaks the
 * connection off, so that nobody takes a part for the whole. One batch is held at a time: whoever reads slowly is waited for.
 */
export async function sendFile(reply: FastifyReply, file: File, format: Format, given: unknown): Promise<FastifyReply> {
  if (!isIterator(given)) throw new Error('a file was answered that is no batches');
  const batches = given[Symbol.asyncIterator]();
  const first = await batches.next();
  async function* text() {
    if (format === 'csv') yield csvHead(file.columns);
    try {
      for (let next = first; next.done !== true; next = await batches.next()) yield textOf(next.value, file, format);
    } finally {
      await batches.return?.();
    }
  }
  return reply
    .code(200)
    .header('content-type', KINDS[format])
    .header('content-disposition', `attachment; filename="${file.name}.${format}"`)
    .send(Readable.from(text(), { objectMode: false }));
}

/** Sends an archive while it is written. What goes wrong before its first piece is answered as a problem; what goes wrong later breaks the connection off. */
export async function sendZip(reply: FastifyReply, { name }: NonNullable<Endpoint['zip']>, given: unknown): Promise<FastifyReply> {
  if (!isIterator(given)) throw new Error('an archive was answered that comes in no pieces');
  const pieces = given[Symbol.asyncIterator]();
  const first = await pieces.next();
  async function* bytes() {
    try {
      for (let next = first; next.done !== true; next = await pieces.next()) yield next.value;
    } finally {
      await pieces.return?.();
    }
  }
  return reply
    .code(200)
    .header('content-type', 'application/zip')
    .header('content-disposition', `attachment; filename="${name}.zip"`)
    .send(Readable.from(bytes(), { objectMode: false }));
}
