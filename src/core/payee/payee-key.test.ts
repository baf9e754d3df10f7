import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { payeeKey, payeeName } from './payee-key.ts';

describe('the key of a payee', () => {
  it.each([
    ['POS PURCHASE 4412 STREAMBOX.COM 8005551234 CA', 'streambox'],
    ['SQ *BLUE BOTTLE 123 OAKLAND CA', 'blue bottle'],
    ['PAYPAL *SPOTIFY', 'spotify'],
    ['PAYPAL *SPOTIFY 4029357733 CA', 'spotify'],
    ['AMZN Mktp US*2K4H19', 'amzn mktp'],
    ['AMZN Mktp US*RT3K99 Amzn.com/bill WA', 'amzn mktp'],
    ['ACH DEBIT CITY POWER 09/14 REF 88123', 'city power'],
    ['Kartenzahlung REWE SAGT DANKE 4412//Berlin/DE', 'rewe'],
    ['HOFER DANKT  0527  K2   18.09. 17:20', 'hofer'],
    ['NETFLIX.COM LOS GATOS CA', 'netflix'],
    ['CHECKCARD 0914 JOE’S PIZZA HOBOKEN NJ', 'joes pizza'],
    ['ACME CORP DES:PAYROLL ID:12345 INDN:JOHN SMITH CO ID:9876 PPD', 'acme payroll'],
    ['RENT OCT 2025', 'rent'],
    ['APPLE.COM/BILL', 'apple'],
    ['T-MOBILE DES:PAYMENT ID:821163104', 'tmobile'],
    ['HULU 874983967-U LOS GATOS CA', 'hulu'],
    ['DROPBOX*8NYHMKQ19 CA', 'dropbox'],
    ['1PASSWORD', 'password'],
    ['SPOTIFY USA LOS GATOS CA C', 'spotify'],
    ['Vitamin C', 'vitamin c'],
    ['Café Zürichhof', 'cafe zurichhof'],
    ['ΔΕΗ ΛΟΓΑΡΙΑΣΜΌΣ 4412', 'δεη λογαριασμοσ'],
    ['美团外卖 北京', '美团外卖'],
    ['अमेज़न', 'अमेज़न'.normalize('NFC')],
  ])('of %j is %j', (payee, key) => {
    expect(payeeKey(payee)).toBe(
      key
        .normalize('NFKD')
        .replace(/[\u0300-\u036f]/g, '')
        .normalize('NFC'),
    );
  });

  it.each([
    ['Netflix', 'Netflix Games'],
    ['CITY POWER', 'CITY WATER'],
    ['12345678', '87654321'],
    ['GOOGLE *YouTubePremium', 'GOOGLE *Google Storage'],
    ['City of Oakland', 'City of Fremont'],
  ])('keeps %j and %j apart', (one, other) => {
    expect(payeeKey(one)).not.toBe(payeeKey(other));
  });

  it.each([
    ['ONLINE PAYMENT', 'online payment'],
    ['CHECK 1234', 'check'],
    ['T MOBILE', 't mobile'],
    ['O2 UK', 'o2 uk'],
    ['Boston', 'boston'],
    ['CA', 'ca'],
  ])('of %j, where little but noise is left, is %j', (payee, key) => {
    expect(payeeKey(payee)).toBe(key);
  });

  it('is never empty where there is a letter or a digit, and never longer than a column', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (payee) => {
        const key = payeeKey(payee);
        if (/[\p{L}\d]/u.test(payee)) expect(key).not.toBe('');
        expect(key.length).toBeLessThanOrEqual(255);
      }),
    );
  });

  it('does not depend on case, blanks around it, or how an accent is written', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-zéüñ]{3,12}( [A-Za-zéüñ]{3,12}){0,3}$/), (payee) => {
        for (const other of [payee.toLowerCase(), `  ${payee} `, payee.normalize('NFD')]) expect(payeeKey(other)).toBe(payeeKey(payee));
      }),
    );
  });
});

describe('the name of a payee', () => {
  it.each([
    [['POS PURCHASE 4412 STREAMBOX.COM 8005551234 CA', 'STREAMBOX.COM 800555'], 'Streambox'],
    [['ACH DEBIT CITY POWER 09/14 REF 88123'], 'City Power'],
    [['Bank of America'], 'Bank of America'],
    [['AT&T*BILL PAYMENT'], 'AT&T'],
    [['T-MOBILE'], 'T-Mobile'],
    [['Καφέ Αθήνα 12'], 'Καφέ'],
    [['美团外卖'], '美团外卖'],
    [['12345678'], '12345678'],
    [['', 'GYM', ''], 'Gym'],
    [[], ''],
  ])('of %j is %j', (payees, name) => {
    expect(payeeName(payees)).toBe(name);
  });

  it('is the most usual one, whatever the order', () => {
    expect(payeeName(['GYM A', 'Gym Alpha', 'Gym Alpha'])).toBe('Gym Alpha');
    expect(payeeName(['Gym Alpha', 'Gym Alpha', 'GYM A'])).toBe('Gym Alpha');
  });
});
