import { z } from 'zod';
import { commonProblems } from '../contract/problem.ts';
import { SECRETS, settingFields } from '../platform/config/setting-fields.ts';
import { httpProblems, STATUS_OF } from '../platform/http/problem-answer.ts';
import { openapiDocument } from '../platform/http/openapi.ts';
import { type ApiDescription, listApi } from './describe-api.ts';

/** A page that is written from the code: its path from the root, and what it must hold. */
export interface WrittenPage {
  readonly path: string;
  readonly text: string;
}

const MADE_BY = 'Written by `npm run docs` from the code; do not edit it here.';
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

/** Every page that is written from the code. */
export async function writtenPages(): Promise<readonly WrittenPage[]> {
  const api = await listApi();
  const document = await openapiDocument(api.endpoints, api.problems);
  return [
    { path: 'docs/settings.md', text: settingsPage() },
    { path: 'docs/problems.md', text: problemsPage(api) },
    { path: 'docs/openapi.json', text: `${JSON.stringify(document, null, 2)}\n` },
  ];
}

const described = z.looseObject({
  description: z.string().default(''),
  default: z.union([z.string(), z.number()]).optional(),
  enum: z.array(z.string()).optional(),
});

function settingsPage(): string {
  const { properties = {} } = z.toJSONSchema(settingFields, { io: 'input', unrepresentable: 'any' });
  const rows = Object.entries(properties).map(([name, schema]) => {
    const { description, default: usual, enum: choices } = described.parse(schema);
    return [
      `\`${name}\``,
      choices?.map((choice) => `\`${choice}\``).join(', ') ?? '',
      usual === undefined || usual === '' ? '' : `\`${String(usual)}\``,
      description,
    ];
  });
  return `# Settings

${MADE_BY}

Settings are read from the environment when Mingus starts, and from nowhere else. An empty one counts as left out. When something is wrong with them,
Mingus says everything that is, and does not start. Limits are written as how many in how many seconds: \`200/60\` is 200 a minute.

${table(['Setting', 'Choices', 'Default', 'Meaning'], rows)}

## Secrets

${SECRETS.map((name) => `\`${name}\``).join(', ')} may each be given as a file: \`NAME_FILE\` holds its path. In production nobody but the owner may be able to read it (\`chmod 600\`).

To change \`SECRET_KEY\` without signing anyone out, put the present key into \`SECRET_KEY_OLD\`, a new one into \`SECRET_KEY\`, and take the old one away after a day.
`;
}

function problemsPage({ endpoints, problems }: ApiDescription): string {
  const types = [
    ...Object.values({ ...commonProblems, ...problems }).map(({ code, kind, title }) => ({ code, status: STATUS_OF[kind], title })),
    ...Object.values(httpProblems),
  ].toSorted((one, other) => (one.code < other.code ? -1 : 1));
  const answeredBy = (code: string): string => {
    if (code in commonProblems || Object.values(httpProblems).some((problem) => problem.code === code)) return 'any';
    return endpoints
      .filter((endpoint) => endpoint.problems.includes(code))
      .map(({ method, path }) => `${method} ${path}`)
      .join(', ');
  };
  const rows = types.map(({ code, status, title }) => [`\`${code}\``, String(status), title, answeredBy(code)]);
  return `# Problems

${MADE_BY}

What goes wrong is answered as \`application/problem+json\`: \`status\`, a stable \`code\`, a \`title\` that is the same for each occurrence, a \`detail\` for the
person, and \`fields\` with the place in the request and what is wrong there. The header \`X-Request-Id\` is the number by which the log names the request. Where
waiting helps, \`Retry-After\` says how many seconds.

${table(['Code', 'Status', 'Title', 'Answered by'], rows)}
`;
}
