import { z } from 'zod';
import { type CheckinAnswers, checkinAnswers } from '../../../../src/contract/checkin.ts';

/** Nothing said yet. */
export const NOTHING_SAID: CheckinAnswers = {
  sleep_hours: null,
  physical_activity_minutes: null,
  physical_activity_level: null,
  relationships_rating: null,
  relationships_notes: null,
  mindfulness_minutes: null,
  mindfulness_type: null,
  stress_level: null,
  energy_level: null,
  mood_rating: null,
};

/** The seven questions; kinds and notes belong to one of them. */
export const QUESTIONS = [
  'sleep_hours',
  'stress_level',
  'energy_level',
  'mood_rating',
  'physical_activity_minutes',
  'mindfulness_minutes',
  'relationships_rating',
] as const;

/** How many of the seven are answered. */
export const answered = (answers: CheckinAnswers): number => QUESTIONS.filter((question) => answers[question] !== null).length;

/** Whether anything is said at all. */
export const saysAnything = (answers: CheckinAnswers): boolean => answered(answers) > 0 || (answers.relationships_notes ?? '').trim() !== '';

/** The answers of a check-in, without what only belongs to its record. */
export const answersOf = (checkin: CheckinAnswers): CheckinAnswers => checkinAnswers.parse(checkin);

/** As they are sent: a kind without minutes says nothing. */
export function sentOf(answers: CheckinAnswers): CheckinAnswers {
  const isActive = (answers.physical_activity_minutes ?? 0) > 0;
  const isMindful = (answers.mindfulness_minutes ?? 0) > 0;
  const note = (answers.relationships_notes ?? '').trim();
  return {
    ...answers,
    physical_activity_level: isActive ? answers.physical_activity_level : null,
    mindfulness_type: isMindful ? answers.mindfulness_type : null,
    relationships_notes: note === '' ? null : note,
  };
}

const drafts = z.object({ user: z.int(), week: z.string(), answers: checkinAnswers });
/** Where answers wait that are not saved yet: in this tab only, and gone at signing out. */
const DRAFT_KEY = 'mingus.check-in';

/** What the person had answered of the week in this tab and not saved; undefined when nothing. */
export function readDraft(user: number, week: string): CheckinAnswers | undefined {
  try {
    const read = drafts.safeParse(JSON.parse(sessionStorage.getItem(DRAFT_KEY) ?? 'null'));
    return read.success && read.data.user === user && read.data.week === week ? read.data.answers : undefined;
  } catch {
    // A browser may refuse its storage: then answers live as long as the page.
    return undefined;
  }
}

/** Keeps what is not saved yet. */
export function keepDraft(user: number, week: string, answers: CheckinAnswers): void {
  try {
    sessionStorage.setItem(DRAFT_KEY, JSON.stringify({ user, week, answers }));
  } catch {
    // See readDraft.
  }
}

/** Forgets what is not saved. */
export function forgetDraft(): void {
  try {
    sessionStorage.removeItem(DRAFT_KEY);
  } catch {
    // See readDraft.
  }
}
