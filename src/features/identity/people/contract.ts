import { defineProblems } from '../../../contract/problem.ts';

/** What looking after people can be refused with. */
export const peopleProblems = defineProblems({
  'user.not_found': { kind: 'absent', title: 'There is no such person' },
  'user.yourself': { kind: 'refused', title: 'You cannot disable yourself' },
  'user.last_administrator': { kind: 'refused', title: 'The last administrator cannot be disabled' },
});
