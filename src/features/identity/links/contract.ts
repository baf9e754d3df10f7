import { z } from 'zod';
import { defineProblems } from '../../../contract/problem.ts';

/** What links that come by mail can be refused with. */
export const linkProblems = defineProblems({
  'auth.link_invalid': { kind: 'refused', title: 'That link is not good any more' },
  'auth.no_mail': { kind: 'unavailable', title: 'This Mingus sends no mail' },
});

/** The token of a link, as the page that it opens was given it. */
export const linkToken = z.string().min(1, 'The link is not whole.').max(200, 'At most 200 characters.').meta({ format: 'password' });
