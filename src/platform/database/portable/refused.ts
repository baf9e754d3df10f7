/** A copy, a backup or a restore cannot go on, and whoever asked for it can put that right. `lines` are sentences that say what and how. */
export class PortableRefused extends Error {
  override readonly name = 'PortableRefused';
  readonly lines: readonly string[];

  constructor(...lines: readonly string[]) {
    super(lines.join(' '));
    this.lines = lines;
  }
}
