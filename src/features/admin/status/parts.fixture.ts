/** The parts of the page that say for themselves why they have no figures. */
export const PARTS = [
  'checks',
  'database',
  'tables',
  'locks',
  'dead_rows',
  'file',
  'server_statements',
  'replicas',
  'redis',
  'queue',
  'backup',
  'partitions',
  'disk',
] as const;
