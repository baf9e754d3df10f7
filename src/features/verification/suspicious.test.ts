import { expect, test } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { openDesk, phoneOf } from '../../../tests/support/phone-desk.ts';
import { instantOf } from '../../platform/clock.ts';
import { SUSPICIOUS } from './signals.ts';

onEachDatabase('an address', (open) => {
  test('counts as suspicious for a request exactly where the view lists it', async () => {
    // The view has the database's own clock.
    const desk = openDesk(await open(), { now: instantOf(Date.now()) });
    const cases = [
      { events: SUSPICIOUS.events, risk_score: null },
      { events: SUSPICIOUS.events + 1, risk_score: null },
      { events: 1, risk_score: SUSPICIOUS.meanRisk },
      { events: 1, risk_score: 0.61 },
      { events: 0, risk_score: null },
    ];
    for (const [index, { events, risk_score }] of cases.entries()) {
      const row = { ip_address: `198.51.100.${index}`, event_type: 'login_failed', risk_score, created_at: instantOf(desk.clock.now() - 1000) };
      const rows = Array.from({ length: events }, () => row);
      if (rows.length > 0) await desk.store.db.insertInto('verification_audit_log').values(rows).execute();
    }
    const listed = await desk.store.db.selectFrom('suspicious_ips').select('ip_address').orderBy('ip_address').execute();
    expect(listed.map(({ ip_address }) => ip_address)).toEqual(['198.51.100.1', '198.51.100.3']);

    const nexts = [];
    for (const index of cases.keys()) {
      const caller = { ...(await desk.person(99_999)), ip_address: `198.51.100.${index}` };
      nexts.push((await desk.send(caller, phoneOf(index))).body['next']);
    }
    // Nothing else is doubtful about them: suspicion alone, 1 − .98 × .65, asks for work.
    expect(nexts).toEqual(['code', 'captcha', 'code', 'captcha', 'code']);
  });
});
