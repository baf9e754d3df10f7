import { destination, type DestinationStream, type Logger, pino } from 'pino';
import { describeError } from './describe-error.ts';

/** The log: one JSON object a line. Nobody's data goes in: no address, no name, no amount, no query, no body. */
export type Log = Logger;

/** What a log may have otherwise. */
export interface LogOptions {
  /** Where it writes: standard error when left out, so that standard output stays for what people read. */
  readonly stream?: DestinationStream;
  /** Told of each error that is logged as `err` at the levels error and fatal. */
  readonly onError?: (error: unknown, message: string) => void;
}

const ERROR = 50;

/** A log. */
export function createLog(level: string, { stream = destination({ dest: 2, sync: false }), onError }: LogOptions = {}): Log {
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      hooks: {
        logMethod(given, write, severity) {
          const [details, message]: readonly unknown[] = given;
          if (severity >= ERROR && typeof details === 'object' && details !== null && 'err' in details) onError?.(details.err, String(message));
          write.apply(this, given);
        },
      },
      // Fastify hands whole requests and answers to its log here and there: none of it passes.
      serializers: { err: describeError, error: describeError, req: () => undefined, res: () => undefined },
    },
    stream,
  );
}
