import { useSuspenseQuery } from '@tanstack/react-query';
import { readRegistration } from '../../../src/features/identity/sign-in/contract.ts';
import { readSession } from '../../../src/features/identity/sessions/contract.ts';
import { dayInZone, isoDay } from '../../../src/core/calendar/day.ts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api.ts';
import { isAway } from '../api-problem.ts';
import { lastPerson } from './offline/kept-answers.ts';
import { ask } from './queries.ts';

/** The question who is signed in. Where no answer comes, it is who was signed in here last and has not signed out, without a token: nothing can be done in their name. */
export const askSession = queryOptions({
  ...ask(readSession, {}),
  queryFn: ({ signal }) =>
    call(readSession, {}, { signal }).catch(async (error: unknown) => {
      const user = isAway(error) ? await lastPerson() : undefined;
      if (user === undefined) throw error;
      return { user, csrf_token: '' };
    }),
});

/** The question who may make an account. */
export const askRegistration = ask(readRegistration, {});

/** Who is signed in. Only on pages inside, whose route has made sure that somebody is. */
export const usePerson = () => useSuspenseQuery(askSession).data.user;

/** The day it is for the person, as an ISO day in their own time zone. */
export function useToday(): string {
  return isoDay(dayInZone(Date.now(), usePerson().time_zone));
}
