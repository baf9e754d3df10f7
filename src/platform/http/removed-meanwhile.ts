import { isForeignKeyViolation } from '../database/errors.ts';

/**
 * Runs `work`, and once more where the database refuses a row because what it belongs to was removed under way: nothing was kept then, and the second
 * time `work` finds that it is gone and says so in its own words. `between` is asked first, and throws where nothing is to be tried again.
 */
export async function againWhenRemoved<Result>(work: () => Promise<Result>, between: () => Promise<void>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!isForeignKeyViolation(error)) throw error;
  }
  await between();
  return work();
}
