import { useSuspenseQuery } from '@tanstack/react-query';
import { readRegistration } from '../../../src/features/identity/sign-in/contract.ts';
import { readSession } from '../../../src/features/identity/sessions/contract.ts';
import { dayInZone, isoDay } from '../../../src/core/calendar/day.ts';
import { ask } from './queries.ts';

/** The question who is signed in. */
export const askSession = ask(readSession, {});

/** The question who may make an account. */
export const askRegistration = ask(readRegistration, {});

/** Who is signed in. Only on pages inside, whose route has made sure that somebody is. */
export const usePerson = () => useSuspenseQuery(askSession).data.user;

/** The day it is for the person, as an ISO day in their own time zone. */
export function useToday(): string {
  return isoDay(dayInZone(Date.now(), usePerson().time_zone));
}
