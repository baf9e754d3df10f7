import { describe, expect, test } from 'vitest';
import { dayOf, writtenDate } from './civil-dates.ts';
import { orderOf } from './csv/date-order.ts';

const read = (text: string, order: 'dmy' | 'mdy' | 'ymd' = 'dmy') => {
  const date = writtenDate(text);
  return date && dayOf(date, order);
};

describe('a date', () => {
  test.each([
    ['2018-02-25 12:34:56 +0000', '2018-02-25'],
    ['2024-01-31T23:59:59.999Z', '2024-01-31'],
    ['2024-01-31T00:00:00+14:00', '2024-01-31'],
    ['2024/1/5', '2024-01-05'],
    ['20240131', '2024-01-31'],
    ['20240131120000', '2024-01-31'],
    ['10 Feb 18', '2018-02-10'],
    ['10-Feb-2018', '2018-02-10'],
    ['10FEB2018', '2018-02-10'],
    ['Feb 10, 2018', '2018-02-10'],
    ['10. Februar 2018', '2018-02-10'],
    ['3 März 2024', '2024-03-03'],
    ['31 déc. 2024', '2024-12-31'],
    ['1 października 2024', '2024-10-01'],
    ['02.03.2018', '2018-03-02'],
    ['2/3/18', '2018-03-02'],
    ['02-03-2018 15:03', '2018-03-02'],
    ['Mon 05/02/2024', '2024-02-05'],
    ['1/2/70', '1970-02-01'],
  ])('%s is the civil day that is written', (text, day) => expect(read(text)).toBe(day));

  test.each([
    '',
    '2024-02-30',
    '2024-13-01',
    '31.02.2024',
    '201120000000',
    '1899-12-31',
    '2200-01-01',
    '12.50',
    'Shop 24',
    '00/00/0000',
    '1e400',
    '10 Foo 2018',
  ])('%j is none', (text) => expect(read(text)).toBeUndefined());

  test('of figures means what the order of the file says', () => {
    expect(read('03/04/2024', 'dmy')).toBe('2024-04-03');
    expect(read('03/04/2024', 'mdy')).toBe('2024-03-04');
    expect(read('24-03-04', 'ymd')).toBe('2024-03-04');
  });
});

describe('the order of dates', () => {
  const of = (...texts: string[]) => orderOf(texts.flatMap((text) => writtenDate(text) ?? []));

  test('is settled by one date that only one order explains', () => {
    expect(of('03/04/2024', '25/04/2024', '05/04/2024').settled).toBe('dmy');
    expect(of('03/04/2024', '04/25/2024').settled).toBe('mdy');
  });

  test('is settled by most dates, so that one broken date decides nothing', () => {
    expect(of('25/04/2024', '26/04/2024', '04/27/2024').settled).toBe('dmy');
  });

  test('is open when two orders explain every date', () => {
    expect(of('03/04/2024', '05/06/2024')).toMatchObject({ settled: null, possible: ['dmy', 'mdy'] });
  });

  test('does not matter when each order gives the same days', () => {
    expect(of('03/03/2024', '05/05/2024').settled).toBe('dmy');
  });

  test('is day first where points stand between the figures', () => {
    expect(of('03.04.2024').settled).toBe('dmy');
  });
});
