import { z } from 'zod';
import { HEALTH_METRICS } from '../../../../src/core/insight/series.ts';

/** The windows that can show anything; shorter ones never do. */
export const PERIODS = ['quarterly', 'yearly', 'all'] as const;

const period = z.enum(PERIODS).optional().catch(undefined);

/** What the address of the insights says. */
export const insightsSearch = z.object({
  /** Which window of weeks: the year when left out. */
  period,
});

/** In which order pairs are listed. */
export const ORDERS = ['surest', 'strongest'] as const;

/** What the address of the pairs says. */
export const pairsSearch = z.object({
  period,
  order: z.enum(ORDERS).optional().catch(undefined),
  /** Only pairs of one figure of the check-ins. */
  metric: z.enum(HEALTH_METRICS).optional().catch(undefined),
});
