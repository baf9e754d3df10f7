import { destination, type DestinationStream, type Logger, pino } from 'pino';
import { describeError } from './describe-error.ts';

/** The log: one JSON object a line. Nobody's data goes in: no address, no name, no amount, no query, no body. */
export type Log = Logger;

/** A log that writes to `stream`: standard error when left out, so that standard output stays for what people read. */
export function createLog(level: string, stream: DestinationStream = destination({ dest: 2, sync: false })): Log {
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      // Fastify hands whole requests and answers to its log here and there: none of it passes.
      serializers: { err: describeError, error: describeError, req: () => undefined, res: () => undefined },
    },
    stream,
  );
}
