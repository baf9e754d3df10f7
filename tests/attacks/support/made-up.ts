import fc from 'fast-check';
import type { ProblemTypes } from '../../../src/platform/http/endpoint-problems.ts';
import { createAnswerCheck } from './answer-check.ts';
import type { Operation } from './operations.ts';
import { type Recipe, recipeOf, requestOf } from './recipes.ts';
import type { Sent } from './sender.ts';
import { somebodyElse, type Visitor } from './visitors.ts';
import type { World } from './world.ts';

/** How many requests are made up, at least, and of which chance. */
export interface MadeUp {
  readonly requests: number;
  /** The same seed makes up the same requests. */
  readonly seed: number;
}

/** What came of them. */
export interface Outcome {
  readonly sent: number;
  /** How many were answered with each status. */
  readonly byStatus: ReadonlyMap<number, number>;
  /** A line for each endpoint that answered one of them as it must not: the smallest request that has it do so, and the answer. */
  readonly findings: readonly string[];
}

/** What one round leaves behind, the next one reads. */
const ROUNDS = 3;

/** Endpoints that hash a password or invent a whole life: a quarter as many requests are sent to them. */
const COSTLY: readonly string[] = ['POST /api/demo', 'DELETE /api/me', 'POST /api/me/password'];
const shareOf = ({ place, endpoint: { tier } }: Operation): number => (COSTLY.includes(place) || (tier !== 'read' && tier !== 'write') ? 0.25 : 1);

/** Somebody who is asked who they are only after they were turned away: asking is a query each time. */
function steady({ own, headers }: Visitor) {
  let known: Readonly<Record<string, string>> | undefined;
  return {
    own,
    headers: async () => (known ??= await headers()),
    forget: () => {
      known = undefined;
    },
  };
}

function shown({ method, path, headers, body }: Sent): string {
  const text = body === undefined ? '' : typeof body === 'string' ? body : `bytes ${Buffer.from(body).toString('hex')}`;
  return `${method} ${path.slice(0, 200)} ${JSON.stringify(headers)} ${text.slice(0, 300)}`;
}

/** Sends every endpoint requests that were made up, by somebody who may ask it, and checks each answer by the document of the API. */
export async function sendMadeUp(
  world: Pick<World, 'store' | 'app' | 'sender' | 'api'>,
  problems: ProblemTypes,
  { requests, seed }: MadeUp,
): Promise<Outcome> {
  const { operations } = world.api;
  const check = createAnswerCheck(world.api, problems);
  const byStatus = new Map<number, number>();
  const findings = new Map<Operation, string>();
  let sent = 0;

  async function tryOne(operation: Operation, visitor: ReturnType<typeof steady>, recipe: Recipe): Promise<void> {
    const request = requestOf(operation, visitor.own().ids, recipe);
    const got = await world.sender.send({ ...request, headers: { ...(await visitor.headers()), ...request.headers } });
    sent += 1;
    byStatus.set(got.status, (byStatus.get(got.status) ?? 0) + 1);
    if (got.status === 401) visitor.forget();
    const wrong = check(operation, got, Object.keys(recipe.address).length > 0);
    if (wrong !== undefined) throw new Error(`${shown(request)} was answered ${got.status}, which ${wrong}: ${got.text.slice(0, 300)}`);
  }

  const perEndpoint = requests / ROUNDS / operations.reduce((sum, each) => sum + shareOf(each), 0);
  for (let round = 0; round < ROUNDS; round += 1) {
    const person = steady(await somebodyElse(world, 'person', true));
    const admin = steady(await somebodyElse(world, 'admin', true));
    for (const operation of operations.filter((each) => !findings.has(each))) {
      const visitor = operation.endpoint.access === 'admin' ? admin : person;
      const property = fc.asyncProperty(recipeOf(operation), (recipe) => tryOne(operation, visitor, recipe));
      const { errorInstance } = await fc.check(property, { numRuns: Math.ceil(perEndpoint * shareOf(operation)), seed: seed + round });
      if (errorInstance instanceof Error) findings.set(operation, errorInstance.message);
    }
  }
  return { sent, byStatus, findings: [...findings.values()] };
}
