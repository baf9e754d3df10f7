import { systemClock } from '../platform/clock.ts';
import type { JudgedSettings } from '../platform/config/settings.ts';
import { examine, type Line } from './doctor/examine.ts';
import { print } from './progress.ts';

const WORDS = { pass: 'pass', fail: 'FAIL', not_applicable: 'n/a ' } as const;
const NAME_WIDTH = 14;

const textOf = ({ name, state, says }: Line): string => `${WORDS[state]}  ${name.padEnd(NAME_WIDTH)} ${says}`;

/** `mingus doctor`. Answers the exit code: 1 when a line fails, 2 when one could not be looked at. */
export async function doctor(judged: JudgedSettings, { json }: { readonly json: boolean }): Promise<number> {
  const lines = await examine(judged, systemClock);
  const failed = lines.filter(({ state }) => state === 'fail').length;
  const code = lines.some(({ wasSeen }) => !wasSeen) ? 2 : failed > 0 ? 1 : 0;
  if (json) {
    print([JSON.stringify({ good: code === 0, lines: lines.map(({ name, state, says, wasSeen }) => ({ name, state, says, seen: wasSeen })) })]);
    return code;
  }
  print([
    ...lines.map(textOf),
    failed === 0 ? 'Nothing is to be done.' : `${failed} ${failed === 1 ? 'line asks' : 'lines ask'} for something to be done.`,
  ]);
  return code;
}
