import { type Measurement, quantile, summarise } from '../figures.ts';
import { atPace, type Asking, saturate } from '../load.ts';
import { inTurn } from '../measure.ts';
import type { ServerProcess } from '../server-process.ts';
import { hasPgbench, scriptOf } from './pgbench.ts';
import type { SetUp, Sides } from './set-up.ts';

const FULL = process.env['MINGUS_BENCH_FULL'] === '1';
const ROUNDS = FULL ? 7 : 3;
const ROUND_MS = FULL ? 3000 : 700;
const CONNECTIONS = 8;

/** A round of a server that is given all that it can do. */
interface Round {
  readonly perSecond: number;
  /** Milliseconds of processor that its processes used for a request. */
  readonly processorMs: number;
}

async function roundOf(server: ServerProcess, asking: Asking): Promise<Round> {
  const before = server.processorSeconds();
  const { each, all } = await saturate(asking, CONNECTIONS, ROUND_MS);
  return { perSecond: each.length / (all / 1000), processorMs: (1000 * (server.processorSeconds() - before)) / each.length };
}

/** How many times a second the statements of a request go through the bare driver, over as many connections. */
async function statementsRound({ driver }: SetUp, { statements, kind }: Sides): Promise<number> {
  let done = 0;
  const started = performance.now();
  const send = kind.bare === 'write' ? driver.askTogether : driver.ask;
  const lane = async (): Promise<void> => {
    for (let turn = done; performance.now() - started < ROUND_MS; turn += 1) {
      await send(statements[turn % statements.length] ?? []);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  return done / ((performance.now() - started) / 1000);
}

const medianOf = (rounds: readonly Round[]): number =>
  quantile(
    rounds.map(({ perSecond }) => perSecond),
    0.5,
  );

/** Saturation: how many a second, and what each costs, beside a bare route. */
async function saturation({ mingus, bare }: SetUp, sides: Sides) {
  const rounds: (readonly [Round, Round])[] = [];
  for (const [server, asking] of [
    [mingus, sides.own],
    [bare, sides.bare],
  ] as const)
    await roundOf(server, asking);
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push(
      await inTurn(
        round,
        () => roundOf(mingus, sides.own),
        () => roundOf(bare, sides.bare),
      ),
    );
  return { own: rounds.map(([own]) => own), bare: rounds.map(([, bare]) => bare) };
}

/** Half of what Mingus can do, at Mingus and at a bare route: how late answers come. */
async function half(sides: Sides, perSecond: number) {
  const rounds: (readonly [readonly number[], readonly number[]])[] = [];
  const roundMs = 2 * ROUND_MS;
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push(
      await inTurn(
        round,
        () => atPace(sides.own, perSecond, roundMs),
        () => atPace(sides.bare, perSecond, roundMs),
      ),
    );
  return rounds;
}

/** What else the throughput of reads and check-ins is held against: the statements alone, through the driver and by pgbench. */
async function alone(setUp: SetUp, sides: Sides, databaseUrl: string): Promise<ReadonlyMap<string, readonly number[]>> {
  const found = new Map<string, readonly number[]>();
  const { bare } = sides.kind;
  if (bare !== 'read' && bare !== 'write') return found;
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await statementsRound(setUp, sides));
  found.set('the statements through the driver alone', rounds);
  const [first] = sides.statements;
  if (!databaseUrl.startsWith('postgres') || bare !== 'read' || !hasPgbench() || first === undefined) return found;
  const script = await scriptOf(databaseUrl, first);
  const seconds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) seconds.push(await script.perSecond(CONNECTIONS, Math.max(1, Math.round(ROUND_MS / 1000))));
  await script.close();
  return found.set('the statements by pgbench', seconds);
}

/** Measures one kind of request in a set-up; `withStatements` also what the statements take by themselves. */
export async function measureRequest(
  setUp: SetUp,
  sides: Sides,
  database: { readonly name: 'SQLite' | 'PostgreSQL'; readonly url: string },
  withStatements: boolean,
): Promise<readonly Measurement[]> {
  const { kind } = sides;
  const { own, bare } = await saturation(setUp, sides);
  const perSecond = medianOf(own) / 2;
  const paced = await half(sides, perSecond);
  const others = withStatements ? await alone(setUp, sides, database.url) : new Map<string, readonly number[]>();
  const reference = 'a bare route';
  const of = (what: keyof Round, rounds: readonly Round[]) => rounds.map((round) => round[what]);
  const late = (share: number, name: string) =>
    summarise({
      name: `${kind.name}, at half: ${name}`,
      unit: 'ms',
      values: paced.map(([times]) => quantile(times, share)),
      reference: { name: reference, values: paced.map(([, times]) => quantile(times, share)) },
    });
  return [
    summarise({
      name: `${kind.name}, at most`,
      unit: 'requests/s',
      values: of('perSecond', own),
      reference: { name: reference, values: of('perSecond', bare) },
      goalRatio: kind.goal?.[database.name],
    }),
    ...[...others].map(([name, values]) =>
      summarise({ name: `${kind.name}, at most`, unit: 'requests/s', values: of('perSecond', own), reference: { name, values } }),
    ),
    summarise({
      name: `${kind.name}, processor for each`,
      unit: 'ms',
      values: of('processorMs', own),
      reference: { name: reference, values: of('processorMs', bare) },
    }),
    late(0.5, '50 in 100 within'),
    late(0.95, '95 in 100 within'),
    late(0.99, '99 in 100 within'),
  ];
}
