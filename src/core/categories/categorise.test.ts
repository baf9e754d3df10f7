import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { payeeKey } from '../payee/payee-key.ts';
import { CATEGORIES, type CategoryName, DISCRETIONARY, HABITS } from './categories.ts';
import { categorise } from './categorise.ts';
import { DICTIONARY, lookUp } from './dictionary.ts';

const none: ReadonlyMap<string, CategoryName> = new Map();
const phrases = DICTIONARY.flatMap(({ category, direction, phrases: all }) =>
  all.split(',').map((phrase) => ({ category, direction, phrase: phrase.trim() })),
);

describe('the dictionary', () => {
  test('has something to say of every category but the one for the rest', () => {
    const told = new Set<CategoryName | null>(DICTIONARY.map(({ category }) => category));
    expect(CATEGORIES.filter((category) => !told.has(category))).toEqual(['other']);
    for (const category of [...DISCRETIONARY, ...HABITS]) expect(told).toContain(category);
  });

  test('says one thing of each phrase and way, and finds each phrase again', () => {
    const meanings = new Map<string, CategoryName | null>();
    for (const { category, direction, phrase } of phrases) {
      expect(phrase).not.toBe('');
      for (const [way, amount] of [
        ['out', -1],
        ['in', 1],
      ] as const) {
        if (direction !== 'either' && direction !== way) continue;
        expect([phrase, meanings.has(`${way} ${phrase}`) ? meanings.get(`${way} ${phrase}`) : category]).toEqual([phrase, category]);
        meanings.set(`${way} ${phrase}`, category);
        expect([phrase, lookUp(phrase.toUpperCase(), amount)]).toEqual([phrase, category ?? undefined]);
      }
    }
  });

  test.each([
    ['WHOLEFDS MKT 10233 OAKLAND CA', 'groceries'],
    ['POS PURCHASE STARBUCKS STORE #04421 SEATTLE WA', 'dining'],
    ["MCDONALD'S F1234", 'dining'],
    ['UBER   *EATS HELP.UBER.COM', 'dining'],
    ['UBER *TRIP 7K2', 'transport'],
    ['COSTCO GAS #0471', 'transport'],
    ['COSTCO WHSE #0471', 'groceries'],
    ['AMZN Mktp US*2K4H19', 'shopping'],
    ['AMAZON PRIME*T12', 'subscriptions'],
    ['H&M 0123', 'shopping'],
    ['AT&T*BILL PAYMENT', 'utilities'],
    ['TFL TRAVEL CH', 'transport'],
    ['Kartenzahlung EDEKA Müller', 'groceries'],
    ['Löwen-Apotheke', 'health'],
    ['Überweisung Miete Juli', 'housing'],
    ['PRLV SEPA EDF CLIENTS PARTICULIERS', 'utilities'],
    ['RETRAIT DAB PARIS 12', 'cash'],
    ['Compra Mercadona Valencia', 'groceries'],
    ['Albert Heijn 1234 Utrecht', 'groceries'],
    ['IRS USATAXPYMT', 'taxes'],
    ['OVERDRAFT FEE', 'fees'],
    ['ΦΑΡΜΑΚΕΊΟ Αθήνα', 'health'],
    ['消费 上海地铁 0213 尾号7788', 'transport'],
    ['THE HOME DEPOT #0412', 'shopping'],
    ['INTERNET-Überweisung Stadtwerke Strom', 'utilities'],
    ['ONLINE TRANSFER TO SAVINGS 1234', 'transfer'],
  ] as const)('knows what %s is for', (payee, category) => {
    expect(categorise(payee, -1250, none)).toEqual({ category, category_source: 'dictionary' });
  });

  test('takes the longest of several phrases, and whole words only', () => {
    expect(lookUp('ATM WITHDRAWAL', -1)).toBe('cash');
    expect(lookUp('ATM FEE', -1)).toBe('fees');
    expect(lookUp('Currents of Rentwick', -1)).toBeUndefined();
    expect(lookUp('Targeted Barn', -1)).toBeUndefined();
  });

  test('calls nothing income that went out, nothing rent that came in, and what a shop pays back the shop’s', () => {
    expect([lookUp('ACME PAYROLL', 250_000), lookUp('ACME PAYROLL', -250_000), lookUp('ACME PAYROLL', 0)]).toEqual(['income', undefined, undefined]);
    expect([lookUp('Rent July', -90_000), lookUp('Rent July', 90_000)]).toEqual(['housing', undefined]);
    expect([lookUp('TRADER JOES', -4000), lookUp('TRADER JOES', 4000)]).toEqual(['groceries', 'groceries']);
    expect([lookUp('ST MARY HOSPITAL', -5000), lookUp('ST MARY HOSPITAL PAYROLL', 250_000), lookUp('ST MARY HOSPITAL', 250_000)]).toEqual([
      'health',
      'income',
      undefined,
    ]);
    expect([lookUp('CREDIT CARD PAYMENT', -5000), lookUp('CREDIT CARD PAYMENT', 5000)]).toEqual(['debt_payment', 'transfer']);
  });

  test('takes a row that takes back another for what that one was', () => {
    for (const said of ['REVERSAL', 'Refund', 'Rückbuchung', 'remboursement', '退款'])
      expect([said, lookUp(`Rent July ${said}`, 90_000)]).toEqual([said, 'housing']);
    expect(lookUp('ACME PAYROLL REVERSAL', -250_000)).toBeUndefined();
    expect(lookUp('Irreversal Rent', 90_000)).toBeUndefined();
  });

  test('takes nothing from the words of a bank about the way a payment went', () => {
    expect(lookUp('INTERNET-Überweisung Margit Putz', -5000)).toBeUndefined();
    expect(lookUp('FIBRELINE INTERNET', -5000)).toBe('utilities');
  });
});

describe('a row', () => {
  test('is for what the person said of its payee, before anything the dictionary says, both ways', () => {
    const rules = new Map<string, CategoryName>([[payeeKey('STARBUCKS STORE 1'), 'gifts']]);
    for (const amount of [-500, 500, 0]) {
      expect(categorise('POS STARBUCKS STORE 22981', amount, rules)).toEqual({ category: 'gifts', category_source: 'rule' });
    }
    expect(categorise('KROGER', -500, rules)).toEqual({ category: 'groceries', category_source: 'dictionary' });
  });

  test('that nothing is known of is for nothing known', () => {
    for (const payee of ['', '   ', '12345', 'Zzyzx Qwrt', '神秘商店', '🙂', '\ud800']) {
      expect(categorise(payee, -1, none)).toEqual({ category: 'other', category_source: 'none' });
    }
  });

  test('of any payee at all has a category of the list', () => {
    const rules = new Map<string, CategoryName>([['x', 'gifts']]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 255 }), fc.integer(), (payee, amount) => {
        expect(CATEGORIES).toContain(categorise(payee, amount, rules).category);
      }),
    );
  });
});
