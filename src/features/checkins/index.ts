import { checkinProblems } from './contract.ts';
import { checkinRoutes } from './routes.ts';
import { type CheckinNeeds, createCheckinService } from './service.ts';

/** A check-in a week: how it was, its history, and what it sums up to. */
export function createCheckins(needs: CheckinNeeds) {
  const checkins = createCheckinService(needs);
  return { routes: checkinRoutes(checkins), problems: checkinProblems, glance: checkins.glance };
}

export {
  type AnsweredWeek,
  findCheckin,
  hasCheckin,
  insertCheckins,
  type KeptCheckin,
  listCheckinsBetween,
  listMondaysBetween,
} from './repository.ts';
