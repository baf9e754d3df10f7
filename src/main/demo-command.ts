import type { Made } from '../features/demo/index.ts';
import { decimalText, majorUnits } from '../core/money/cents.ts';
import { systemClock } from '../platform/clock.ts';
import type { Settings } from '../platform/config/settings.ts';
import { createLog } from '../platform/telemetry/log.ts';
import { compose, type Mingus } from './compose.ts';
import { openDatabase } from './open-database.ts';
import { ownAddress } from './own-address.ts';
import { PlainFailure } from './plain-failure.ts';

/** How `mingus demo` was asked to run. */
export interface DemoOptions {
  /** Whether the demo is only to go. */
  readonly remove: boolean;
  /** Whether to answer programs instead of people. */
  readonly json: boolean;
}

const SHUTDOWN_MS = 10_000;

/**
 * Makes the invented person anew, or removes them, and prints what was done. Answers the exit code: 1 when there was nobody to remove.
 * Throws PlainFailure in production, where only removing is allowed.
 */
export async function demo(settings: Settings, { remove, json }: DemoOptions): Promise<number> {
  if (settings.environment === 'production' && !remove) {
    throw new PlainFailure(
      'There is no demo in production: whoever finds the address could open it. Set MINGUS_ENV=development on a machine of your own.',
      'A demo that is left from before goes with: mingus demo --remove',
    );
  }
  const store = await openDatabase(settings);
  const mingus = await compose({ settings, store, clock: systemClock, log: createLog(settings.logLevel) });
  try {
    return remove ? await removeDemo(mingus, json) : await makeDemo(mingus, ownAddress(settings), json);
  } finally {
    await mingus.close(SHUTDOWN_MS);
    await store.close();
  }
}

async function removeDemo(mingus: Mingus, json: boolean): Promise<number> {
  const removed = await mingus.demo.remove();
  print(json ? [JSON.stringify({ removed })] : [removed ? 'The demo is gone, with everything in it.' : 'There was no demo to remove.']);
  return removed ? 0 : 1;
}

async function makeDemo(mingus: Mingus, address: string, json: boolean): Promise<number> {
  const made = await mingus.demo.replace();
  print(json ? [JSON.stringify(inMajorUnits(made, address), null, 2)] : sentences(made, address));
  return 0;
}

const print = (lines: readonly string[]): void => void process.stdout.write(`${lines.join('\n')}\n`);

const inMajorUnits = ({ accounts, found, ...counts }: Made, open: string) => ({
  ...counts,
  accounts: accounts.map(({ name, current_balance }) => ({ name, current_balance: majorUnits(current_balance) })),
  found: found.map(({ name, amount, status }) => ({ name, amount: majorUnits(amount), status })),
  open,
});

/** Lines of a name and an amount, set in columns. */
function columns(rows: readonly (readonly [name: string, amount: string, more: string])[]): readonly string[] {
  const widest = Math.max(0, ...rows.map(([name]) => name.length));
  return rows.map(([name, amount, more]) => `  ${name.padEnd(widest)} ${amount.padStart(10)}${more}`);
}

const sentences = ({ accounts, rows, checkins, events, found }: Made, address: string): readonly string[] => [
  `A demo is made anew: ${rows} rows on ${accounts.length} accounts, ${events} planned events, ${checkins} weeks of check-ins.`,
  ...columns(accounts.map(({ name, current_balance }) => [name, decimalText(current_balance), ''])),
  ...(found.length === 0 ? [] : [`Found to come back: ${found.length}.`]),
  ...columns(found.map(({ name, amount, status }) => [name, decimalText(amount), status === 'ended' ? '  ended' : ''])),
  `To open it, start Mingus (mingus serve) and press "Try the demo" on ${address}`,
];
