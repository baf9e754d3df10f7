import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/platform/database/migrations/migrate.ts';
import { migrateFurther } from './newer-schema.ts';
import { askedPrograms, canStartPostgres } from './postgres.ts';
import { type PostgresDatabases, postgresDatabases } from './postgres-databases.ts';
import { quickFolder } from './quick-folder.ts';
import { type RedisServer, startRedis } from './redis.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where tests ask for databases and servers. */
    testServers: string;
    /** Whether there is a PostgreSQL to ask for. */
    postgresAvailable: boolean;
    /** The databases of a project that is not for both. */
    dialects?: readonly string[];
  }
}

/** Makes a thing when it is first asked for, once. */
function lazily<Thing>(make: () => Promise<Thing>) {
  let made: Promise<Thing> | undefined;
  return {
    get: (): Promise<Thing> => (made ??= make()),
    /** What was made, or undefined when nobody asked or it failed. */
    ifMade: (): Promise<Thing | undefined> => (made ?? Promise.resolve(undefined)).catch(() => undefined),
  };
}

interface Servers {
  readonly folder: string;
  readonly postgres: ReturnType<typeof lazily<PostgresDatabases>>;
  readonly redis: ReturnType<typeof lazily<RedisServer | null>>;
  readonly sqlite: ReturnType<typeof lazily<string>>;
}

async function answer(servers: Servers, request: IncomingMessage): Promise<unknown> {
  switch (`${request.method} ${request.url}`) {
    case 'POST /postgres':
      return (await servers.postgres.get()).lend();
    case 'POST /postgres/bare':
      return (await servers.postgres.get()).lendBare();
    case 'DELETE /postgres':
      return (await servers.postgres.get()).takeBack(await text(request));
    case 'POST /sqlite':
      return servers.sqlite.get();
    case 'POST /redis':
      return (await servers.redis.get())?.url ?? null;
    default:
      throw new Error(`nothing of that name: ${request.url}`);
  }
}

async function respond(servers: Servers, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    response.end(JSON.stringify((await answer(servers, request)) ?? null));
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}

async function migratedFile(folder: string): Promise<string> {
  const path = join(folder, 'template.db');
  await migrate({ kind: 'sqlite', path });
  await migrateFurther({ kind: 'sqlite', path });
  return path;
}

/** Before the first test: nothing is started yet, but whoever needs a PostgreSQL, a Redis or a migrated file can ask. After the last: all of it ends. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const programs = project.config.env?.['MINGUS_TEST_POSTGRES_BIN'] ?? askedPrograms();
  const givenUrl = programs === undefined ? process.env['MINGUS_TEST_POSTGRES_URL'] : undefined;
  const folder = quickFolder();
  const servers: Servers = {
    folder,
    postgres: lazily(() => postgresDatabases(givenUrl, programs)),
    redis: lazily(startRedis),
    sqlite: lazily(() => migratedFile(folder)),
  };
  const door = createServer((request, response) => void respond(servers, request, response)).listen(0, '127.0.0.1');
  await once(door, 'listening');
  const address = door.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  project.provide('testServers', `http://127.0.0.1:${address.port}`);
  project.provide('postgresAvailable', givenUrl !== undefined || canStartPostgres(programs));

  return async () => {
    door.close();
    door.closeAllConnections();
    await (await servers.postgres.ifMade())?.stop();
    await (await servers.redis.ifMade())?.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
