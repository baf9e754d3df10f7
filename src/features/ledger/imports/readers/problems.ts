import { defineProblems, Problem } from '../../../../contract/problem.ts';

/** What a bank's file is refused with as a whole; nothing of it is kept then. */
export const readerProblems = defineProblems({
  'import.empty': { kind: 'invalid', title: 'The file is empty' },
  'import.too_large': { kind: 'too_large', title: 'The file is too large' },
  'import.too_many_rows': { kind: 'too_large', title: 'The file has too many rows' },
  'import.too_many_accounts': { kind: 'too_large', title: 'The file has too many accounts' },
  'import.not_a_statement': { kind: 'invalid', title: 'The file is not a bank statement that can be read' },
  'import.broken': { kind: 'invalid', title: 'The file is broken' },
  'import.encoding': { kind: 'invalid', title: 'The text of the file cannot be decoded' },
  'import.currency': { kind: 'refused', title: 'The currency of the file cannot be kept' },
});

type ReaderProblem = keyof typeof readerProblems;

/** A refusal of the whole file. `line`, counted from 1, becomes a member of the answer. */
export const refusal = (code: ReaderProblem, detail: string, line?: number): Problem =>
  new Problem(readerProblems[code], detail, line === undefined ? {} : { extra: { line } });
