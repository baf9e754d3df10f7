import { type Imported, importLegacy, type TableReport } from '../features/takeover/index.ts';
import { cents, decimalText } from '../core/money/cents.ts';
import type { Settings } from '../platform/config/settings.ts';
import { createProgress, print, rowsText } from './progress.ts';

/** How `mingus import-legacy` was asked to run. */
export interface ImportLegacyOptions {
  readonly file: string;
  /** Where what did not come over as it was is written. */
  readonly rejects: string;
  readonly again: boolean;
  readonly json: boolean;
}

/** `mingus import-legacy`. Answers the exit code: 1 when something did not come over as it was. Throws what keeps it from being done. */
export async function importLegacyFile({ database }: Settings, { file, rejects, again, json }: ImportLegacyOptions): Promise<number> {
  const imported = await importLegacy({ file, to: database, findings: rejects, again, onProgress: createProgress('taken over') });
  print(json ? [JSON.stringify(inJson(imported, rejects))] : sentences(imported, rejects));
  return imported.tables.some(({ changed, rejected }) => changed + rejected > 0) ? 1 : 0;
}

const total = (tables: readonly TableReport[], count: 'in_file' | 'taken' | 'changed' | 'rejected'): number =>
  tables.reduce((sum, table) => sum + table[count], 0);

const inJson = ({ state, tables, resumed }: Imported, rejects: string) => ({
  state,
  resumed,
  equal: true,
  rows: { in_file: total(tables, 'in_file'), taken: total(tables, 'taken'), changed: total(tables, 'changed'), rejected: total(tables, 'rejected') },
  tables,
  rejects,
});

function tableLines({ table, in_file, taken, changed, rejected, sums }: TableReport): readonly string[] {
  const money = sums
    .filter((sum) => sum.in_file !== 0 || sum.taken !== 0)
    .map(({ column, ...sum }) => {
      const left = sum.left_out === 0 ? '' : `, ${decimalText(cents(sum.left_out))} left out`;
      return `    ${column}: ${decimalText(cents(sum.in_file))} in the file, ${decimalText(cents(sum.taken))} here${left}`;
    });
  return [`  ${table}: ${rowsText(in_file)} in the file, ${taken} here, ${changed} of them changed, ${rejected} rejected`, ...money];
}

function sentences({ state, tables, resumed }: Imported, rejects: string): readonly string[] {
  const odd = total(tables, 'changed') + total(tables, 'rejected');
  if (state === 'before') return ['This file was taken over before. Nothing was changed. What it came to then:', ...tables.flatMap(tableLines)];
  return [
    ...(resumed ? ['Went on with what was broken off.'] : []),
    ...tables.flatMap(tableLines),
    `Taken over: ${rowsText(total(tables, 'taken'))} of ${total(tables, 'in_file').toLocaleString('en-US')}, read back and found equal.`,
    odd === 0
      ? 'Everything came over as it was.'
      : `What was rejected or changed stands in ${rejects}, a line each, with its table, number and reason.`,
  ];
}
