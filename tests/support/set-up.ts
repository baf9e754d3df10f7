import { z } from 'zod';

/**
 * How Mingus is set up for the tests of this run, by MINGUS_TEST_SETUP: `alone` (one server, on SQLite and on PostgreSQL), `redis` (one server on
 * PostgreSQL with Redis) or `fleet` (two servers on PostgreSQL with Redis, behind nginx).
 */
export const SET_UP = z.enum(['alone', 'redis', 'fleet']).parse(process.env['MINGUS_TEST_SETUP'] ?? 'alone');
