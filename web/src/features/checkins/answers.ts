import { z } from 'zod';
import { type CheckinAnswers, checkinAnswers } from '../../../../src/contract/checkin.ts';
import { forgetDraft, keepDraft, readDraft } from '../../app/drafts.ts';

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

const drafts = z.object({ week: z.string(), answers: checkinAnswers });
const DRAFT = 'check-in';

/** What the person had answered of the week in this tab and not saved; undefined when nothing. */
export function readAnswers(user: number, week: string): CheckinAnswers | undefined {
  const kept = readDraft(DRAFT, user, drafts);
  return kept?.week === week ? kept.answers : undefined;
}

/** Keeps what is not saved yet. */
export const keepAnswers = (user: number, week: string, answers: CheckinAnswers): void => keepDraft(DRAFT, user, { week, answers });

/** Forgets what is not saved. */
export const forgetAnswers = (user: number): void => forgetDraft(DRAFT, user);
