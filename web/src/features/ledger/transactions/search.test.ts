import { expect, it } from 'vitest';
import { moneySearch } from './search.ts';

it('leaves out of an old address what cannot be read, so that the page still opens', () => {
  const search = { account: 3, q: 'rent', from: '2025-02-28' };
  expect(moneySearch.parse({ ...search, to: '2025-02-31', category: 'gold' })).toEqual(search);
  expect(moneySearch.parse({ from: '0002-01-01', to: 'soon', account: 0, q: ' ' })).toEqual({});
});
