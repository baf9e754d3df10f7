import { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

const quoted = (values: readonly unknown[]): string => {
  const words = values.map(String);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
};

const KINDS: Readonly<Record<string, string>> = {
  string: 'Write this as text.',
  number: 'Write this as a number.',
  int: 'Write this as a whole number.',
  boolean: 'Write this as true or false.',
  array: 'Write this as a list.',
  tuple: 'Write this as a list.',
  object: 'Write this as an object with named members.',
  record: 'Write this as an object with named members.',
  null: 'This must be null.',
};

const limit = (issue: Issue & { readonly code: 'too_small' | 'too_big' }): string => {
  const least = issue.code === 'too_small';
  const bound = String(least ? issue.minimum : issue.maximum);
  const beyond = `${least ? 'least' : 'most'} ${bound}`;
  if (issue.origin === 'string') return `Write at ${beyond} ${bound === '1' ? 'character' : 'characters'}.`;
  if (issue.origin === 'array' || issue.origin === 'set') return `Give at ${beyond}.`;
  return issue.inclusive === false ? `This must be ${least ? 'above' : 'below'} ${bound}.` : `This must be at ${beyond}.`;
};

/** What is wrong with a value, in a sentence for the person; undefined leaves it to zod's own words. */
function sentenceOf(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'This is missing.';
      if (issue.input === null) return 'This cannot be null.';
      return KINDS[issue.expected] ?? 'This is not as expected.';
    case 'too_small':
    case 'too_big':
      return limit(issue);
    case 'invalid_value':
      return `Choose ${quoted(issue.values)}.`;
    case 'unrecognized_keys':
      return `Nothing here is called ${quoted(issue.keys)}.`;
    case 'invalid_format':
      return issue.format === 'email' ? 'Write an e-mail address, such as name@example.org.' : 'This is not written as expected.';
    case 'invalid_union':
      return 'This is not as expected.';
    default:
      return undefined;
  }
}

/** Lets zod speak in sentences wherever a schema has no words of its own. Once, before the first value is read. */
export function speakInSentences(): void {
  z.config({ customError: sentenceOf });
}
