import { type ErrorEvent, makeNodeTransport, NodeClient, type StackFrame } from '@sentry/node';
import { type DescribedError, describeError } from './describe-error.ts';
import type { ErrorTracking } from './error-tracking.ts';

/** Events of one minute, at most: a fault that every request meets is told often enough by then. */
const MOST_A_MINUTE = 30;
const MINUTE_MS = 60_000;
/** How long the last events may take to leave, when the process ends. */
const FLUSH_MS = 1_000;

/** Sends errors to what speaks Sentry's protocol. Nothing of the process is patched and nothing is gathered: an event is what `describeError` says, and the environment. */
export function createSentryTracking(dsn: string, environment: string): ErrorTracking {
  const client = new NodeClient({
    dsn,
    environment,
    transport: makeNodeTransport,
    stackParser: () => [],
    integrations: [],
    includeServerName: false,
    enableRuntimeChannelInjection: false,
    sendClientReports: false,
    beforeSend: withoutSurroundings,
  });
  let [begunMs, sent] = [0, 0];
  const mayBeSent = (): boolean => {
    const nowMs = performance.now();
    if (nowMs - begunMs > MINUTE_MS) [begunMs, sent] = [nowMs, 0];
    sent += 1;
    return sent <= MOST_A_MINUTE;
  };
  return {
    report: (error, message) => {
      if (!mayBeSent()) return;
      const told = describeError(error);
      const chain =
        typeof told === 'object' && 'message' in told ? chainOf(told) : [{ type: 'Thrown', value: typeof told === 'string' ? told : told.type }];
      client.captureEvent({ level: 'error', logger: message, exception: { values: chain } });
    },
    close: async () => void (await client.close(FLUSH_MS)),
  };
}

/** The event without what the client knows of the machine and of the process. */
const withoutSurroundings = ({ type, event_id = '', timestamp = 0, logger = '', environment = '', exception = {} }: ErrorEvent): ErrorEvent => ({
  type,
  event_id,
  timestamp,
  platform: 'node',
  level: 'error',
  logger,
  environment,
  exception,
});

/** An error after what caused it, as the protocol wants them. */
function chainOf({ type, code, message, stack, cause }: DescribedError): { type: string; value: string; stacktrace: { frames: StackFrame[] } }[] {
  const value = code === undefined ? message : `${code}: ${message}`;
  const one = { type, value, stacktrace: { frames: stack.map(frameOf).toReversed() } };
  return cause === undefined ? [one] : [...chainOf(cause), one];
}

const ROOT = /^.*\/(?=(?:src|node_modules)\/)/;

/** A line of a stack, such as `at load (file:///opt/mingus/src/a.ts:3:7)`, from the folder of this Mingus on. */
function frameOf(line: string): StackFrame {
  const [, name, place = line, row, column] = /^at (?:(.*) \()?(.*?):(\d+):(\d+)\)?$/.exec(line) ?? [];
  const filename = place.replace(ROOT, '');
  return {
    filename,
    in_app: filename.startsWith('src/'),
    ...(name !== undefined && { function: name }),
    ...(row !== undefined && { lineno: Number(row), colno: Number(column) }),
  };
}
