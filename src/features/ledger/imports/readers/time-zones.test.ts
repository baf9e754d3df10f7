import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const READER = fileURLToPath(new URL('time-zones.fixture.ts', import.meta.url));

const ofx = ['20240131', '20240131000000[+14:LINT]', '20240131235959.999[-12:IDLW]', '20240131120000[-5:EST]', '20240131000000']
  .map((date) => `<STMTTRN><DTPOSTED>${date}<TRNAMT>1</STMTTRN>`)
  .join('');
const files = [
  `<OFX><STMTRS><BANKTRANLIST>${ofx}</BANKTRANLIST><LEDGERBAL><BALAMT>5<DTASOF>20240131233000[-11:SST]</LEDGERBAL></STMTRS></OFX>`,
  `Date,Payee,Amount\n${['2024-01-31T23:59:59-10:00', '2024-01-31T00:00:00.000Z', '31 Jan 2024', '20240131'].map((date) => `${date},Shop,-1.00`).join('\n')}\n`,
];

const readIn = (zone: string): { readonly zone: string; readonly read: readonly unknown[] } =>
  JSON.parse(
    execFileSync(process.execPath, [READER], {
      env: { ...process.env, TZ: zone },
      input: JSON.stringify(files),
      encoding: 'utf8',
    }),
  );

describe('the days of a statement', () => {
  test.each(['America/New_York', 'Asia/Kolkata', 'Pacific/Kiritimati', 'UTC'])('are those that the bank wrote on a server in %s', (zone) => {
    const { zone: seen, read } = readIn(zone);
    expect([zone, 'Asia/Calcutta']).toContain(seen);
    expect(read).toMatchObject([
      { accounts: [{ balance: { as_of: '2024-01-31' }, rows: Array.from({ length: 5 }, () => ({ posted_on: '2024-01-31' })) }] },
      { accounts: [{ rows: Array.from({ length: 4 }, () => ({ posted_on: '2024-01-31' })) }] },
    ]);
  });
});
