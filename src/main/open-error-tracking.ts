import type { ErrorTracking } from '../platform/telemetry/error-tracking.ts';

/** Opens what ERROR_TRACKING_DSN names; what it takes to speak to it is only loaded then. Null tells nobody. */
export async function openErrorTracking(dsn: string | null, environment: string): Promise<ErrorTracking> {
  if (dsn === null) return { report: () => undefined, close: async () => undefined };
  const { createSentryTracking } = await import('../platform/telemetry/sentry.ts');
  return createSentryTracking(dsn, environment);
}
