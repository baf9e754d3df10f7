import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { commonProblems, type FieldProblem, Problem, type ProblemMore, type ProblemType } from '../../contract/problem.ts';

const invalid = (detail: string, more?: ProblemMore): Problem => new Problem(commonProblems['request.invalid'], detail, more);

const MEANINGS: Readonly<Record<string, readonly [ProblemType, string]>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [commonProblems['request.media_type'], 'Send JSON, with content-type: application/json.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [commonProblems['request.invalid'], 'The request has a content-type but no body.'],
  FST_ERR_CTP_INVALID_JSON_BODY: [commonProblems['request.invalid'], 'The body is not JSON.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [commonProblems['request.invalid'], 'The body is not as long as content-length says.'],
  FST_ERR_CTP_BODY_TOO_LARGE: [commonProblems['request.too_large'], 'The body is larger than is taken here.'],
  FST_ERR_BAD_URL: [commonProblems['request.invalid'], 'The address is not written as an address.'],
  FST_ERR_MAX_PARAM_LENGTH: [commonProblems['request.not_found'], 'There is nothing at this address.'],
  FST_REQ_FILE_TOO_LARGE: [
    commonProblems['request.too_large'],
    'The file is too large: at most 10 MiB, unless whoever runs this Mingus allows more.',
  ],
  FST_FILES_LIMIT: [commonProblems['request.invalid'], 'Send one file at a time.'],
  FST_PARTS_LIMIT: [commonProblems['request.invalid'], 'The form has too many parts.'],
  FST_FIELDS_LIMIT: [commonProblems['request.invalid'], 'The form has too many fields.'],
  FST_MP_PREMATURE_CLOSE: [commonProblems['request.invalid'], 'The form is cut off.'],
  FST_INVALID_JSON_FIELD_ERROR: [commonProblems['request.invalid'], 'A field of the form is not the JSON it says it is.'],
  FST_PROTO_VIOLATION: [commonProblems['request.invalid'], 'The form has a field of a name that is not taken.'],
  FST_INVALID_MULTIPART_CONTENT_TYPE: [commonProblems['request.media_type'], 'Send a form, with content-type: multipart/form-data.'],
};

/** Where in the request a field stands: `recurrence.day_of_month`; empty for the whole of it. */
const dotted = (instancePath: string): string =>
  instancePath
    .split('/')
    .filter((part) => part !== '')
    .join('.');

/** The members that a strict object does not know: zod names them all in one issue. */
function unknownMembers(path: string, params: Readonly<Record<string, unknown>>): readonly FieldProblem[] {
  const keys = Array.isArray(params['keys']) ? params['keys'].map(String) : [];
  return keys.map((key) => ({ path: path === '' ? key : `${path}.${key}`, message: 'This is not known here.' }));
}

function fieldProblems(error: unknown): readonly FieldProblem[] | undefined {
  if (!hasZodFastifySchemaValidationErrors(error)) return undefined;
  return error.validation.flatMap(({ instancePath, keyword, message, params }) => {
    const path = dotted(instancePath);
    return keyword === 'unrecognized_keys' ? unknownMembers(path, params) : [{ path, message: message ?? 'Not as expected.' }];
  });
}

const textMember = (error: unknown, name: string): string | undefined => {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
  return typeof value === 'string' ? value : undefined;
};

/** What an error of Fastify or its plugins tells the caller; undefined when it is a bug of ours. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  const fields = fieldProblems(error);
  if (fields !== undefined) return invalid('Something in the request is not as expected; each field says what.', { fields });
  const meaning = MEANINGS[textMember(error, 'code') ?? ''];
  if (meaning !== undefined) return new Problem(...meaning);
  return clientError(error);
}

/** Errors of the parsers and of the file server that have a status and no code that we know: JSON with `__proto__`, a path that leads out of its folder. */
function clientError(error: unknown): Problem | undefined {
  const status: unknown = error instanceof Error ? Reflect.get(error, 'statusCode') : undefined;
  if (status === 403 || status === 404) return new Problem(commonProblems['request.not_found'], 'There is nothing at this address.');
  return typeof status === 'number' && status >= 400 && status < 500 ? invalid('The request is not one that can be understood here.') : undefined;
}
