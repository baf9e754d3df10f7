import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { speakInSentences } from './sentences.ts';

const before = z.config().customError;
beforeAll(speakInSentences);
afterAll(() => void z.config({ customError: before }));

const said = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues.map(({ message }) => message);

it.each([
  ['a missing member', z.object({ a: z.string() }), {}, 'This is missing.'],
  ['null', z.string(), null, 'This cannot be null.'],
  ['text for a number', z.number(), 'ten', 'Write this as a number.'],
  ['a fraction for a whole number', z.int(), 1.5, 'Write this as a whole number.'],
  ['text in an address for a number', z.coerce.number().pipe(z.int()), 'abc', 'Write this as a number.'],
  ['a number too small', z.int().min(1), 0, 'This must be at least 1.'],
  ['a number too large', z.int().max(200), 201, 'This must be at most 200.'],
  ['a number that must be larger', z.number().gt(0), 0, 'This must be above 0.'],
  ['text too long', z.string().max(3), 'four', 'Write at most 3 characters.'],
  ['text too short', z.string().min(1), '', 'Write at least 1 character.'],
  ['a list too long', z.array(z.int()).max(1), [1, 2], 'Give at most 1.'],
  ['a value that is no choice', z.enum(['checking', 'savings', 'cash']), 'gold', 'Choose checking, savings or cash.'],
  ['the only choice missed', z.literal(-1), 3, 'Choose -1.'],
  ['a member nobody knows', z.strictObject({}), { role: 'admin' }, 'Nothing here is called role.'],
  ['no e-mail address', z.email(), 'ada', 'Write an e-mail address, such as name@example.org.'],
  ['none of several shapes', z.union([z.int(), z.boolean()]), 'x', 'This is not as expected.'],
])('says what is wrong with %s in a sentence', (_, schema, value, sentence) => {
  expect(said(schema, value)).toEqual([sentence]);
});

it('leaves a schema its own words', () => {
  expect(said(z.string().min(1, 'Write a name.'), '')).toEqual(['Write a name.']);
});
