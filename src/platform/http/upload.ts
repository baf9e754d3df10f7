import type { FastifyRequest } from 'fastify';
import { commonProblems, Problem } from '../../contract/problem.ts';
import type { Upload } from './route.ts';

/** A form, read whole. */
export interface Form {
  /** Its text parts by name. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Its one file, from the part named `file`; undefined without one. */
  readonly upload: Upload | undefined;
}

const FIELD_BYTES = 64 * 1024;

/** Reads a form of text parts and one part `file`. Throws Problem for a second file, another name, or anything too large. */
export async function readForm(request: FastifyRequest, fileBytesMost: number): Promise<Form> {
  try {
    return await readParts(request, fileBytesMost);
  } catch (error) {
    // The parser's own complaints of a form that is cut off or has no boundary are bare errors without a code.
    if (error instanceof Problem || (error instanceof Error && 'code' in error)) throw error;
    throw new Problem(commonProblems['request.invalid'], 'The form is broken or cut off.');
  }
}

async function readParts(request: FastifyRequest, fileBytesMost: number): Promise<Form> {
  const fields = new Map<string, unknown>();
  let upload: Upload | undefined;
  const limits = { fileSize: fileBytesMost, files: 1, fields: 20, fieldSize: FIELD_BYTES, parts: 21, headerPairs: 20, fieldNameSize: 100 };
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file') {
      if (part.fieldname !== 'file') {
        part.file.resume();
        throw invalid(part.fieldname, 'Send the file as the part named file.');
      }
      upload = { file_name: nameOf(part.filename), bytes: await part.toBuffer() };
    } else {
      if (part.valueTruncated || part.fieldnameTruncated) throw new Problem(commonProblems['request.too_large'], 'A field of the form is too long.');
      if (fields.has(part.fieldname)) throw invalid(part.fieldname, 'The form has this field twice.');
      fields.set(part.fieldname, part.value);
    }
  }
  return { fields: Object.fromEntries(fields), upload };
}

/** A name without control characters, NUL among them, which no database keeps; empty where the part names nothing (`filename*` in an unknown spelling). */
const nameOf = (given: string | undefined): string => (given ?? '').replaceAll(/\p{Cc}/gu, '').toWellFormed();

const invalid = (path: string, message: string): Problem => new Problem(commonProblems['request.invalid'], message, { fields: [{ path, message }] });
