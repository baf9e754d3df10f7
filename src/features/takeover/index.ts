export { importLegacy, type Imported } from './import-legacy.ts';
export type { TableReport } from './report.ts';
