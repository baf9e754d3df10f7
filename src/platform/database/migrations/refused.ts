/** The schema cannot be brought to where it should be, or is past what this Mingus can run on; nothing was changed. `lines` are sentences that say what to do. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused';
  readonly lines: readonly string[];

  constructor(...lines: readonly string[]) {
    super(lines.join(' '));
    this.lines = lines;
  }
}
