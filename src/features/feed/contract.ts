import { z } from 'zod';
import { endpoint, nothing } from '../../contract/endpoint.ts';
import { instant } from '../../contract/fields.ts';
import { defineProblems } from '../../contract/problem.ts';

/** What the calendar feed can be refused with. */
export const feedProblems = defineProblems({
  'feed.none': { kind: 'absent', title: 'There is no calendar feed' },
  'feed.link_unknown': { kind: 'absent', title: 'This link leads to no calendar' },
});

/** The calendar feed of a person, without its link: that is shown once. */
export const feed = z.object({
  /** Whether the calendar says how much each bill and pay is. */
  shows_amounts: z.boolean(),
  /** When the present link was made. */
  created_at: instant,
});

const tag = 'Calendar feed';
const wishes = z.strictObject({ shows_amounts: z.boolean().default(false) });

export const readFeed = endpoint({
  method: 'GET',
  path: '/api/feed',
  access: 'person',
  tier: 'read',
  needs: 'session',
  summary: 'Tells whether there is a calendar feed, and what it shows; not its link.',
  tag,
  answers: { 200: z.object({ feed: feed.nullable() }) },
  problems: [],
});

export const makeFeed = endpoint({
  method: 'POST',
  path: '/api/feed',
  access: 'person',
  tier: 'write',
  needs: 'confirmed',
  showsSecret: true,
  summary: 'Makes the calendar feed, or gives it another link: the one before is no good from then on. The link is shown this once.',
  tag,
  body: wishes,
  answers: { 201: feed.extend({ link: z.string().meta({ description: 'For a calendar program. Whoever has it reads the calendar.' }) }) },
  problems: [],
});

export const changeFeed = endpoint({
  method: 'PATCH',
  path: '/api/feed',
  access: 'person',
  tier: 'write',
  needs: 'session',
  summary: 'Says whether the calendar shows amounts. The link stays.',
  tag,
  body: z.strictObject({ shows_amounts: z.boolean() }),
  answers: { 200: feed },
  problems: ['feed.none'],
});

export const revokeFeed = endpoint({
  method: 'DELETE',
  path: '/api/feed',
  access: 'person',
  tier: 'write',
  needs: 'session',
  summary: 'Ends the calendar feed: its link is no good at once and for good.',
  tag,
  answers: { 204: nothing },
  problems: ['feed.none'],
});

export const readCalendar = endpoint({
  method: 'GET',
  path: '/feed/:secret.ics',
  access: 'by_link',
  tier: 'anonymous',
  summary: 'Gives the calendar of bills, paydays and check-ins of a year (iCalendar, RFC 5545), by its link alone.',
  tag,
  params: z.object({ secret: z.string().min(1).max(200) }),
  answers: { 200: z.string() },
  calendar: true,
  problems: ['feed.link_unknown'],
});
