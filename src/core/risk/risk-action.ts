/**
 * What follows from a score: `send` the message; ask for a proof of work first (`captcha`); ask for it and let a minute pass (`captcha_and_wait`);
 * or send nothing and answer as if (`silent`), so that whoever tries numbers learns nothing.
 */
export type RiskAction = 'send' | 'captcha' | 'captcha_and_wait' | 'silent';

/** From which score on each action follows, the lowest first. */
const RISK_ACTIONS: readonly { readonly from: number; readonly action: RiskAction }[] = [
  { from: 0, action: 'send' },
  { from: 0.3, action: 'captcha' },
  { from: 0.6, action: 'captcha_and_wait' },
  { from: 0.85, action: 'silent' },
];

/** Seconds that `captcha_and_wait` lets pass. */
export const RISK_WAIT_SECONDS = 60;

/** The action of a score from 0 to 1. */
export const actionOf = (score: number): RiskAction =>
  RISK_ACTIONS.reduce<RiskAction>((found, { from, action }) => (score >= from ? action : found), 'send');
