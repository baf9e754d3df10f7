import { commonProblems, Problem, type ProblemType } from '../../contract/problem.ts';

const member = (error: unknown, name: 'code' | 'errcode'): unknown =>
  typeof error === 'object' && error !== null && name in error ? Reflect.get(error, name) : undefined;

// SQLite's codes: https://www.sqlite.org/rescode.html. The low byte is the kind, the rest narrows it.
const sqliteCode = (error: unknown): number | undefined => {
  const code = member(error, 'errcode');
  return typeof code === 'number' ? code : undefined;
};

// PostgreSQL's: https://www.postgresql.org/docs/current/errcodes-appendix.html. Node's own (ECONNREFUSED) are in the same member.
const textCode = (error: unknown): string | undefined => {
  const code = member(error, 'code');
  return typeof code === 'string' ? code : undefined;
};

/** Whether a UNIQUE constraint or a primary key refused the row. */
export const isUniqueViolation = (error: unknown): boolean => textCode(error) === '23505' || [2067, 1555].includes(sqliteCode(error) ?? 0);

/** Whether a foreign key refused the row, or its deletion. */
export const isForeignKeyViolation = (error: unknown): boolean => textCode(error) === '23503' || sqliteCode(error) === 787;

/** Whether a CHECK refused the row. */
export const isCheckViolation = (error: unknown): boolean => textCode(error) === '23514' || sqliteCode(error) === 275;

/** Whether the database's user may not do or see what was asked for. */
export const isNotAllowed = (error: unknown): boolean => textCode(error) === '42501';

/** Whether the database does not keep a row because of what is in it. */
export const isRowRefused = (error: unknown): boolean =>
  isUniqueViolation(error) || isForeignKeyViolation(error) || isCheckViolation(error) || textCode(error) === '23502' || sqliteCode(error) === 1299;

/** Whether the file is no database of SQLite at all. */
export const isNoDatabase = (error: unknown): boolean => sqliteCode(error) === 26;

/** Whether another process holds SQLite's pen at this moment: trying again is safe, the statement did nothing. */
export const isSqliteBusy = (error: unknown): boolean => [5, 6].includes((sqliteCode(error) ?? 0) & 0xff);

/** Whether PostgreSQL gave a statement up because it had no lock in time (55P03), or because two waited for each other (40P01). */
export const hadNoLock = (error: unknown): boolean => ['55P03', '40P01'].includes(textCode(error) ?? '');

/** Whether the database let go because others held what was asked for, or because it took too long. */
const isTooBusy = (error: unknown): boolean =>
  isSqliteBusy(error) || ['55P03', '57014', '40P01', '40001', '53300'].includes(textCode(error) ?? '') || isPoolTimeout(error);

// pg-pool has no code for it, only this sentence.
const isPoolTimeout = (error: unknown): boolean => error instanceof Error && error.message === 'timeout exceeded when trying to connect';

const GONE = /^(08|57P0|58030|25P03|ECONN|ENOTFOUND|EPIPE|EAI_|ETIMEDOUT|EHOSTUNREACH)/;

/** Whether the database cannot be reached, or went away, or its disk does not work (58030, and SQLite's 10 and 14). */
const isGone = (error: unknown): boolean =>
  GONE.test(textCode(error) ?? '') ||
  [10, 14].includes((sqliteCode(error) ?? 0) & 0xff) ||
  (error instanceof Error && /^(Connection terminated|Client has encountered a connection error|Query read timeout)/.test(error.message));

/** Whether there is no room left on the disk of the database. */
const isFull = (error: unknown): boolean => textCode(error) === '53100' || ((sqliteCode(error) ?? 0) & 0xff) === 13;

const problemOf = (type: ProblemType, detail: string, cause: unknown): Problem => {
  const problem = new Problem(type, detail, { retryAfterSeconds: 1 });
  problem.cause = cause;
  return problem;
};

/** The problem that callers are told when nobody got to the database in time. */
export const busy = (cause?: unknown): Problem =>
  problemOf(commonProblems['server.busy'], 'Too much is being done at once. Nothing was changed; try again in a moment.', cause);

const NO_ROOM =
  'There is no room left where Mingus keeps its data, so nothing was changed. Whoever runs it has to make some; what is there can be read meanwhile.';

/** What a database's error means to those who called: a Problem when they did nothing wrong and may try again, else the error itself. */
export function meaningOf(error: unknown): unknown {
  if (isTooBusy(error)) return busy(error);
  if (isFull(error)) return problemOf(commonProblems['server.disk_full'], NO_ROOM, error);
  if (isGone(error)) return problemOf(commonProblems['server.database'], 'The database cannot be reached. Try again in a moment.', error);
  return error;
}
