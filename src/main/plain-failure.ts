/** Something that whoever typed the command can put right. `lines` are sentences that say what and how. */
export class PlainFailure extends Error {
  override readonly name = 'PlainFailure';
  readonly lines: readonly string[];

  constructor(...lines: readonly string[]) {
    super(lines.join(' '));
    this.lines = lines;
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error ? Reflect.get(error, 'code') : undefined);

/** What a failure to listen means, in a sentence. */
export function listenFailure(error: unknown, host: string, port: number): unknown {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return new PlainFailure(`Port ${port} is taken by another program. Stop it, or choose another port: mingus serve --port ${port + 1}.`);
    case 'EACCES':
      return new PlainFailure(`Port ${port} may not be used by this user: choose one from 1024 up.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new PlainFailure(`HOST ${host} is no address of this machine.`);
    default:
      return error;
  }
}
