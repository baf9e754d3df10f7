import { expect, test } from 'vitest';
import { ofxFile } from '../../../tests/support/bank-files.ts';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { said, twoPeople } from '../../../tests/support/two-people.ts';
import { idOf } from '../../../tests/support/wire.ts';

const rent = { name: 'Rent', amount: -900.5, recurrence: { frequency: 'monthly', day_of_month: 1 }, starts_on: '2025-01-01' };

onEachDatabase('the forecast of a person', (open) => {
  test('tells every day in major units, and sums it up', async () => {
    const { ada } = await twoPeople(await open());
    const account_id = idOf((await ada.post('/api/accounts', { name: 'Main', kind: 'checking', balance: 1000, balance_as_of: '2025-01-10' })).body);
    const bill = idOf((await ada.post('/api/recurring', { account_id, ...rent })).body);
    const onThe20th = { amount: 1200, recurrence: { frequency: 'monthly', day_of_month: 20 } };
    const pay = idOf((await ada.post('/api/recurring', { account_id, ...rent, name: 'Pay', ...onThe20th })).body);
    const trip = idOf((await ada.post('/api/events', { name: 'Trip', amount: -150, date: '2025-01-20' })).body);
    const { status, body } = await ada.get('/api/forecast?days=20');
    expect(status).toBe(200);
    const { points, summary, basis, ...rest } = Object(body);
    expect(rest).toEqual({ starts_on: '2025-01-15', days: 20, currency: 'USD', left_out: [] });
    expect(points).toHaveLength(20);
    expect(points[5]).toEqual({
      date: '2025-01-20',
      opening_balance: 1000,
      income: 1200,
      expenses: 150,
      everyday: 0,
      net_change: 1050,
      closing_balance: 2050,
      status: 'healthy',
      items: [
        { name: 'Pay', amount: 1200, recurring_id: pay, event_id: null },
        { name: 'Trip', amount: -150, recurring_id: null, event_id: trip },
      ],
    });
    expect(basis).toEqual({
      account_id: null,
      account_ids: [account_id],
      planned: [
        { recurring_id: bill, event_id: null, seen_on: [] },
        { recurring_id: pay, event_id: null, seen_on: [] },
        { recurring_id: null, event_id: trip, seen_on: [] },
      ],
      yearly_bills: 12 * 900.5,
      buffer_is_set: false,
    });
    expect(summary).toEqual({
      lowest_balance: 1000,
      lowest_on: '2025-01-15',
      first_below_zero_on: null,
      buffer: 207.24,
      lowest_before_payday: 1000,
      next_payday_on: '2025-01-20',
      data_until: null,
      everyday: { known: false, reason: 'weeks', have: 0, need: 4 },
      months: [
        { month: '2025-01', income: 1200, expenses: 150, closing_balance: 2050, worst_status: 'healthy' },
        { month: '2025-02', income: 0, expenses: 900.5, closing_balance: 1149.5, worst_status: 'healthy' },
      ],
    });
  });

  test('begins with what a bank file brought, and knows until when it reaches', async () => {
    const { ada } = await twoPeople(await open());
    await ada.upload('/api/imports', {
      name: 'bank.ofx',
      bytes: ofxFile({ number: '1', rows: [{ day: '2025-01-14', amount: '-20', payee: 'Market' }], balance: { amount: '500', day: '2025-01-13' } }),
    });
    const { points, summary } = Object((await ada.get('/api/forecast?days=1')).body);
    expect([points[0].opening_balance, summary.data_until]).toEqual([480, '2025-01-14']);
  });

  test('covers a year unless asked for other days, from one to five years', async () => {
    const { ada } = await twoPeople(await open());
    expect(Object((await ada.get('/api/forecast')).body).points).toHaveLength(365);
    expect(Object((await ada.get('/api/forecast?days=1825&everyday=false')).body).points).toHaveLength(1825);
    for (const query of ['days=0', 'days=1826', 'days=1.5', 'days=x', 'everyday=perhaps', 'account_id=0']) {
      expect(await ada.get(`/api/forecast?${query}`)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    }
  });

  test('for an account of another person is as absent as for one that never was', async () => {
    const { ada, bo } = await twoPeople(await open());
    const id = idOf((await bo.post('/api/accounts', { name: 'Main', kind: 'checking', balance: 1000, balance_as_of: '2025-01-10' })).body);
    expect(said(await ada.get(`/api/forecast?account_id=${id}`))).toEqual(said(await ada.get('/api/forecast?account_id=999999')));
    expect(await ada.get(`/api/forecast?account_id=${id}`)).toMatchObject({ status: 404, body: { code: 'account.not_found' } });
    expect(Object((await ada.get('/api/forecast?days=1')).body).points[0].closing_balance).toBe(0);
  });
});
