import type { Store } from '../../src/platform/database/store.ts';

/** Rows of the audit trail in their order, as `event: reason`. */
export async function eventsOf(store: Store): Promise<readonly string[]> {
  const rows = await store.db.selectFrom('verification_audit_log').select(['event_type', 'event_details']).orderBy('id').execute();
  return rows.map(({ event_type, event_details }) => `${event_type}: ${String(event_details?.['reason'])}`);
}

/** What is counted of success, in its order. */
export async function analyticsOf(store: Store): Promise<readonly (readonly [event: string, data: unknown])[]> {
  const rows = await store.db.selectFrom('verification_analytics').select(['event_type', 'event_data']).orderBy('id').execute();
  return rows.map(({ event_type, event_data }) => [event_type, event_data] as const);
}
