import type { FieldValues, Path, UseFormSetError } from 'react-hook-form';
import { ApiProblem } from '../api-problem.ts';

/**
 * Puts what the server (or the contract) says about single fields beside those fields, and the cursor into the first. Answers what is left to say over
 * the form: the error itself when it names no field of it, else undefined.
 */
export function placeProblem<Fields extends FieldValues>(error: unknown, setError: UseFormSetError<Fields>, names: readonly Path<Fields>[]): unknown {
  if (!(error instanceof ApiProblem)) return error;
  const placed = error.fields.flatMap(({ path, message }) => {
    const name = names.find((candidate) => candidate === path || path.startsWith(`${candidate}.`));
    return name === undefined ? [] : [{ name, message }];
  });
  for (const [index, { name, message }] of placed.entries()) setError(name, { type: 'server', message }, { shouldFocus: index === 0 });
  return placed.length === 0 || placed.length < error.fields.length ? error : undefined;
}
