/** Other spellings of the same word, once lower-cased and with `_` between its parts. A word that only may mean the same is not among them. */
const KNOWN: Readonly<Record<string, string>> = {
  fortnightly: 'biweekly',
  bi_weekly: 'biweekly',
  every_two_weeks: 'biweekly',
  every_2_weeks: 'biweekly',
  semi_monthly: 'semimonthly',
  twice_a_month: 'semimonthly',
  annual: 'annually',
  yearly: 'annually',
  fulltime: 'full_time',
  parttime: 'part_time',
  selfemployed: 'self_employed',
  one_time: 'once',
  '65_plus': '65+',
  '65_and_over': '65+',
  english: 'en',
  spanish: 'es',
  e_mail: 'email',
  text_message: 'sms',
};

/** A choice as it is spelled here: `Full-Time` is `full_time`, `fortnightly` is `biweekly`, `18 to 24` is `18-24`. Undefined for a word that is not known. */
export function choiceOf(text: string, choices: readonly string[]): string | undefined {
  const plain = text.trim().toLowerCase();
  const joined = plain.replaceAll(/[\s_-]+/g, '_');
  const ranged = plain.replace(/^(\d+)\s*(?:-|–|_|to)\s*(\d+)$/, '$1-$2');
  return [plain, joined, ranged, KNOWN[joined]].find((word) => word !== undefined && choices.includes(word));
}
