/** What may be known to whoever sent it and whom it was sent to, and stand nowhere else. */
export type SecretKind = 'password' | 'token' | 'code' | 'secret key' | 'e-mail address' | 'phone number';

/** Something that was left behind and is looked through. */
export interface Trace {
  /** `the log`, `the metrics`, `the table outbox`. */
  readonly place: string;
  readonly text: string;
  /** Whether people may be told by it whom it is about: a table that keeps their addresses and numbers for that. */
  readonly namesPeople: boolean;
}

/** Secrets by their values. */
export type Secrets = ReadonlyMap<string, SecretKind>;

const NAMING: readonly SecretKind[] = ['e-mail address', 'phone number'];
/** Characters that are shown on either side. */
const AROUND = 150;

const withArticle = (kind: SecretKind): string => `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;

/** A line for each secret that stands in a trace, in any case: its kind, the place, and what stands around it in its line, without the secret itself. */
export function findSecrets(secrets: Secrets, traces: readonly Trace[]): readonly string[] {
  const looked = [...secrets].map(([value, kind]) => ({ kind, value: value.toLowerCase() }));
  return traces.flatMap(({ place, text, namesPeople }) => {
    const lower = text.toLowerCase();
    return looked.flatMap(({ kind, value }) => {
      const at = lower.indexOf(value);
      if (at < 0 || (namesPeople && NAMING.includes(kind))) return [];
      const before = text.slice(Math.max(text.lastIndexOf('\n', at) + 1, at - AROUND), at);
      const [after = ''] = text.slice(at + value.length, at + value.length + AROUND).split('\n');
      return [`${withArticle(kind)} stands in ${place}: ${before}<${kind}>${after}`];
    });
  });
}
