import { z } from 'zod';
import { endpoint, nothing } from '../../contract/endpoint.ts';
import { signedIn } from '../../contract/person.ts';
import { defineProblems } from '../../contract/problem.ts';

/** What trying the demo can be refused with. */
export const demoProblems = defineProblems({
  'demo.unavailable': { kind: 'absent', title: 'This Mingus has no demo' },
  'demo.not_a_demo': { kind: 'refused', title: 'This account is not a demo' },
});

export const readDemo = endpoint({
  method: 'GET',
  path: '/api/demo',
  access: 'anyone',
  tier: 'anonymous',
  summary: 'Tells whether the demo can be tried here. In production it cannot.',
  tag: 'Demo',
  answers: { 200: z.object({ available: z.boolean() }) },
  problems: [],
});

export const startDemo = endpoint({
  method: 'POST',
  path: '/api/demo',
  access: 'anyone',
  tier: 'register',
  summary: 'Signs in as an invented person with 14 months of invented rows, and makes that person first when there is none.',
  tag: 'Demo',
  answers: { 201: signedIn },
  problems: ['demo.unavailable'],
});

export const removeDemo = endpoint({
  method: 'DELETE',
  path: '/api/demo',
  access: 'person',
  tier: 'write',
  needs: 'session',
  summary: 'Removes the demo you are signed in as, with everything in it, and ends its sessions.',
  tag: 'Demo',
  answers: { 204: nothing },
  problems: ['demo.not_a_demo'],
});
