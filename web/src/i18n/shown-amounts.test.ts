import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cents } from '../../../src/core/money/cents.ts';
import { amount, compactAmount, compactMoney, decimals, money, number, wholeMoney } from './format.ts';
import { sentenceShown, showAmounts } from './shown-amounts.ts';
import { startWords } from './words.ts';

describe('amounts that are hidden', () => {
  beforeAll(startWords);
  afterEach(() => showAmounts(true));

  it('are a word wherever one is written, and dots where there is no room; what is no amount stays', () => {
    const written = () => [
      amount(cents(-125_000)),
      amount(cents(5), { signed: true }),
      money(cents(125_000), 'USD'),
      wholeMoney(cents(8300), 'EUR'),
      wholeMoney(cents(50), 'EUR'),
      compactMoney(cents(125_000), 'USD'),
      compactAmount(cents(125_000)),
    ];
    expect(written().every((text) => /\d/.test(text))).toBe(true);
    showAmounts(false);
    expect(written()).toEqual(['(hidden)', '(hidden)', '(hidden)', '(hidden)', '(hidden)', '•••', '•••']);
    expect([number(1250), decimals(0.04, 2)]).toEqual(['1,250', '0.04']);
    showAmounts(true);
    expect(money(cents(125_000), 'USD')).toBe('$1,250.00');
  });

  it('go out of sentences that the server wrote, whatever the currency and however large; other figures stay', () => {
    const sentences = [
      [
        'About $83 in the third of weeks with the most stress, about $61.50 in the third with the least.',
        'About (hidden) in the third of weeks with the most stress, about (hidden) in the third with the least.',
      ],
      ['Put CHF 1,250.00 by a month for 12 months.', 'Put (hidden) by a month for 12 months.'],
      ['−€2,500 and £7, in 24 weeks.', '(hidden) and (hidden), in 24 weeks.'],
      ['1.250,00 € a month, 30 % of it.', '(hidden) a month, 30 % of it.'],
      ['In 24 of 52 weeks.', 'In 24 of 52 weeks.'],
    ] as const;
    for (const [sentence] of sentences) expect(sentenceShown(sentence)).toBe(sentence);
    showAmounts(false);
    for (const [sentence, without] of sentences) expect(sentenceShown(sentence)).toBe(without);
  });
});
