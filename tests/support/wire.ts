import { z } from 'zod';

const withId = z.looseObject({ id: z.int() });

/** The id of what was made, from the body of its answer. */
export const idOf = (body: unknown): number => withId.parse(body).id;
