/** What the log keeps of an error. */
export interface DescribedError {
  readonly type: string;
  readonly code?: string | number;
  readonly message: string;
  /** Where it came from: the lines of the stack, without the message. */
  readonly stack: readonly string[];
  readonly cause?: DescribedError;
}

const MESSAGE_MOST = 300;
const FRAMES_MOST = 12;

/** Messages of databases and parsers quote values; these are taken out, so that none of a person's data stays in a log. */
const withoutValues = (message: string): string =>
  message
    .replace(/"[^"]*"|'[^']*'|`[^`]*`|\([^)]*\)=\([^)]*\)/g, '…')
    .replace(/\S+@\S+/g, '…')
    .replace(/\d{3,}/g, '…')
    .slice(0, MESSAGE_MOST);

/** An error as the log keeps it: kind, code and place, with values taken out of its message. Other things that were thrown are named by their type. */
export function describeError(error: unknown): DescribedError | { readonly type: string } | string {
  if (!(error instanceof Error)) return typeof error === 'string' ? withoutValues(error) : { type: typeof error };
  return described(error, 3);
}

function described(error: Error, depth: number): DescribedError {
  const code: unknown = Reflect.get(error, 'code');
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    message: withoutValues(error.message),
    stack: frames.slice(0, FRAMES_MOST).map((line) => line.trim()),
    ...(depth > 0 && error.cause instanceof Error && { cause: described(error.cause, depth - 1) }),
  };
}
