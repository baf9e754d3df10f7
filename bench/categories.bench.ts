import { type CategoryRules, categorise } from '../src/core/categories/categorise.ts';
import { payeeKey } from '../src/core/payee/payee-key.ts';
import { rowsOfHouseholds } from './household-rows.ts';
import { measure } from './measure.ts';
import { report } from './report.ts';

// Guessing what 10,000 rows were for, against merely reading them once.

const ROWS = 10_000;
const { rows } = rowsOfHouseholds(ROWS);
const NO_RULES: CategoryRules = new Map();
/** A person who corrected every payee of some two hundred. */
const rules: CategoryRules = new Map(rows.slice(0, 800).map(({ payee }) => [payeeKey(payee), 'gifts']));

const guessAll = (by: CategoryRules) => () => rows.map(({ payee, amount }) => categorise(payee, amount, by));

/** The single pass: each payee in small letters, and what its rows come to. */
function readOnce() {
  const byPayee = new Map<string, number>();
  for (const { payee, amount } of rows) {
    const name = payee.toLowerCase();
    byPayee.set(name, (byPayee.get(name) ?? 0) + amount);
  }
  return byPayee;
}

const guessed = guessAll(NO_RULES)().filter(({ category_source }) => category_source === 'dictionary').length;
if (guessed < ROWS / 2) throw new Error(`The dictionary knows only ${guessed} of ${ROWS} rows.`);

report(`Categories of ${rows.length} rows, of which the dictionary knows ${guessed}`, [
  await measure({
    name: 'by the dictionary',
    run: guessAll(NO_RULES),
    reference: { name: 'one pass over the rows, by payee', run: readOnce },
    goalMs: 300,
  }),
  await measure({
    name: `by ${rules.size} rules of a person first`,
    run: guessAll(rules),
    reference: { name: 'one pass over the rows, by payee', run: readOnce },
    goalMs: 300,
  }),
]);
