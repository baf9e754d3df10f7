import { expect, it } from 'vitest';
import { returnSearch } from './return-search.ts';

const goesTo = (text: unknown) => returnSearch.parse({ return: text }).return;

it.each(['/', '/forecast', '/accounts/7?tab=rows#last', '/a//b'])('goes on to a page of this site: %s', (path) => {
  expect(goesTo(path)).toBe(path);
});

it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'evil.example', 'javascript:alert(1)', '', ' /forecast', 7])(
  'goes nowhere else: %s',
  (elsewhere) => {
    expect(goesTo(elsewhere)).toBeUndefined();
  },
);
