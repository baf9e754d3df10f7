import { z } from 'zod';
import { problemsOf, type ProblemTypes } from '../../../src/platform/http/endpoint-problems.ts';
import type { Api, Operation } from './operations.ts';
import type { Schema } from './schema.ts';
import type { Got } from './sender.ts';

/** What is wrong with an answer, in a word; undefined for one that is as it was declared. */
export type CheckAnswer = (operation: Operation, got: Got, isElsewhere: boolean) => string | undefined;

/** What belongs to whoever runs the server, and in no answer. */
const INSIDES: readonly (readonly [string, RegExp])[] = [
  ['a stack trace', /\bat (async )?[\w.<>[\] ]+ \((file:|node:|\/)|\n\s+at /],
  ['a path of a file', /node_modules|\/(src|tests|home|usr|root|tmp|var)\/[\w-]|\b[\w-]+\.(ts|mjs|cjs|js):\d+/],
  ['the text of a query', /\b(insert into|delete from|select .{1,80} from|update "\w+" set|on conflict|returning "|values \(\$1)/i],
  [
    'the words of a database',
    /SQLITE_|constraint failed|violates .{1,40} constraint|syntax error at|invalid input syntax|ERR_SQLITE|relation "|duplicate key/,
  ],
];

/** Who runs the server is shown its insides there: statements without their values, and the folders that the doctor speaks of. */
const FOR_OPERATORS = 'GET /api/admin/status';

/** A schema of the document as one that can be asked; the schemas that it names are given with it. */
const compiled = (schema: Schema, named: Api['named']): z.ZodType =>
  z.fromJSONSchema(JSON.parse(JSON.stringify({ ...schema, $defs: named }).replaceAll('#/components/schemas/', '#/$defs/')));

const problemCode = z.looseObject({ code: z.string(), status: z.int() });

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Checks answers by the document of the API: status, kind of content, body, and for refusals the code. `isElsewhere` says that the address may be no address of the operation. */
export function createAnswerCheck({ named }: Api, problems: ProblemTypes): CheckAnswer {
  const schemas = new Map<Schema, z.ZodType>();
  const fits = (schema: Schema, value: unknown) => {
    const known = schemas.get(schema) ?? compiled(schema, named);
    schemas.set(schema, known);
    return known.safeParse(value);
  };

  const ofRefusal = (operation: Operation, got: Got, isElsewhere: boolean): string | undefined => {
    const kind = got.headers.get('content-type') ?? '';
    if (!kind.startsWith('application/problem+json')) return `is a refusal of the kind ${kind}`;
    const body = jsonOf(got.text);
    const problem = problemCode.safeParse(body);
    if (!problem.success || problem.data.status !== got.status) return 'is a refusal that is no problem';
    const { code } = problem.data;
    if (isElsewhere && [400, 404, 405].includes(got.status)) return undefined;
    const isDeclared = problemsOf(operation.endpoint, problems).some((each) => each.code === code && each.status === got.status);
    if (!isDeclared) return `refuses with ${code}, which is not declared`;
    const schema = operation.answers[`${got.status}`];
    return schema !== undefined && fits(schema, body).success ? undefined : 'is a refusal off its schema';
  };

  const ofSuccess = (operation: Operation, got: Got): string | undefined => {
    if (!(`${got.status}` in operation.answers)) return 'has a status that is not declared';
    const schema = operation.answers[`${got.status}`];
    const kind = got.headers.get('content-type') ?? '';
    if (got.status === 204) return got.text === '' ? undefined : 'has a body, and should have none';
    if (operation.endpoint.csv !== undefined && kind.startsWith('text/csv')) return undefined;
    if (operation.endpoint.file !== undefined && /^(text\/csv|application\/jsonl);/.test(kind)) return undefined;
    if (operation.endpoint.zip !== undefined && kind === 'application/zip') return undefined;
    if (operation.endpoint.calendar === true && kind.startsWith('text/calendar;')) return undefined;
    if (!kind.startsWith('application/json')) return `is of the kind ${kind}`;
    if (schema === undefined) return 'has a body of which nothing is declared';
    const { error } = fits(schema, jsonOf(got.text));
    return error === undefined ? undefined : `is off its schema at ${error.issues.map(({ path, code }) => `${path.join('.')} (${code})`).join(', ')}`;
  };

  return (operation, got, isElsewhere) => {
    const isForOperators = operation.place === FOR_OPERATORS && got.status === 200;
    const inside = isForOperators ? undefined : INSIDES.find(([, pattern]) => pattern.test(got.text));
    if (inside !== undefined) return `shows ${inside[0]}`;
    if (got.status >= 500) return 'broke';
    return got.status >= 400 ? ofRefusal(operation, got, isElsewhere) : ofSuccess(operation, got);
  };
}
