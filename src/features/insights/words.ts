import { DEFAULT_LANGUAGE, type Language } from '../../contract/language.ts';
import { strengthOf } from '../../core/insight/pair.ts';
import type { HealthMetric, SpendingSeries } from '../../core/insight/series.ts';
import type { Effect } from '../../core/insight/thirds.ts';
import type { Cents } from '../../core/money/cents.ts';
import { wholeMoney } from '../../core/money/whole-money.ts';

/** How weeks are told apart by a metric: `in weeks with {more}`, `the third of weeks with {most}`, `the third with {least}`. */
type MetricWords = Readonly<Record<HealthMetric, { readonly more: string; readonly most: string; readonly least: string }>>;

/** What a text is made of, in one language. Amounts are written already. */
interface Phrases {
  readonly locale: string;
  readonly metrics: MetricWords;
  /** What is spent on: `you spend more on {series}`. */
  readonly series: Readonly<Record<SpendingSeries, string>>;
  readonly how: Readonly<Record<ReturnType<typeof strengthOf>, string>>;
  readonly more: string;
  readonly less: string;
  readonly not_in_money: string;
  readonly amounts: (upper: string, most: string, lower: string, least: string) => string;
  readonly first: (more: string, direction: string, series: string, amounts: string) => string;
  readonly together: (weeks: number, how: string) => string;
  readonly look: (weeks: string, series: string) => string;
  readonly says_not: string;
}

const english: Phrases = {
  locale: 'en-US',
  metrics: {
    sleep_hours: { more: 'more sleep', most: 'the most sleep', least: 'the least sleep' },
    physical_activity_minutes: { more: 'more physical activity', most: 'the most activity', least: 'the least activity' },
    relationships_rating: { more: 'better relationships', most: 'the best relationships', least: 'the least good relationships' },
    mindfulness_minutes: { more: 'more mindful minutes', most: 'the most mindful minutes', least: 'the fewest mindful minutes' },
    stress_level: { more: 'more stress', most: 'the most stress', least: 'the least stress' },
    energy_level: { more: 'more energy', most: 'the most energy', least: 'the least energy' },
    mood_rating: { more: 'a better mood', most: 'the best mood', least: 'the lowest mood' },
  },
  series: {
    groceries: 'groceries',
    dining: 'dining',
    shopping: 'shopping',
    entertainment: 'entertainment',
    travel: 'travel',
    transport: 'transport',
    personal_care: 'personal care',
    gifts: 'gifts',
    health: 'health',
    discretionary: 'all that you could leave out for a while',
  },
  how: { strong: 'strongly', moderate: 'moderately', slight: 'slightly' },
  more: 'more',
  less: 'less',
  not_in_money: '; the middle weeks alone do not show it in money.',
  amounts: (upper, most, lower, least) => `: about ${upper} in the third of weeks with ${most}, about ${lower} in the third with ${least}.`,
  first: (more, direction, series, amounts) => `In weeks with ${more} you spend ${direction} on ${series}${amounts}`,
  together: (weeks, how) => `Over ${weeks} weeks the two move together ${how}.`,
  look: (weeks, series) => `You could look at a few of the weeks with ${weeks}, and at what you spent on ${series} in them.`,
  says_not: 'It does not say which of the two comes first, or whether something else moves both.',
};

const spanish: Phrases = {
  locale: 'es-419',
  metrics: {
    sleep_hours: { more: 'más sueño', most: 'más sueño', least: 'menos sueño' },
    physical_activity_minutes: { more: 'más actividad física', most: 'más actividad', least: 'menos actividad' },
    relationships_rating: { more: 'mejores relaciones', most: 'las mejores relaciones', least: 'las relaciones menos buenas' },
    mindfulness_minutes: { more: 'más minutos de calma', most: 'más minutos de calma', least: 'menos minutos de calma' },
    stress_level: { more: 'más estrés', most: 'más estrés', least: 'menos estrés' },
    energy_level: { more: 'más energía', most: 'más energía', least: 'menos energía' },
    mood_rating: { more: 'mejor ánimo', most: 'el mejor ánimo', least: 'el ánimo más bajo' },
  },
  series: {
    groceries: 'supermercado',
    dining: 'comer fuera',
    shopping: 'compras',
    entertainment: 'diversión',
    travel: 'viajes',
    transport: 'transporte',
    personal_care: 'cuidado personal',
    gifts: 'regalos',
    health: 'salud',
    discretionary: 'todo lo que podrías dejar por un tiempo',
  },
  how: { strong: 'con fuerza', moderate: 'de forma moderada', slight: 'de forma leve' },
  more: 'más',
  less: 'menos',
  not_in_money: '; las semanas medias por sí solas no lo muestran en dinero.',
  amounts: (upper, most, lower, least) => `: unos ${upper} en el tercio de semanas con ${most}, unos ${lower} en el tercio con ${least}.`,
  first: (more, direction, series, amounts) => `En semanas con ${more} gastas ${direction} en ${series}${amounts}`,
  together: (weeks, how) => `En ${weeks} semanas, las dos cosas van de la mano ${how}.`,
  look: (weeks, series) => `Podrías mirar algunas de las semanas con ${weeks}, y lo que gastaste en ${series} en ellas.`,
  says_not: 'No dice cuál de las dos cosas viene primero, ni si algo más mueve a ambas.',
};

const PHRASES: Readonly<Record<Language, Phrases>> = { en: english, es: spanish };

/** What a text is made from. */
export interface Seen {
  readonly metric: HealthMetric;
  readonly series: SpendingSeries;
  /** −1 … 1, not 0. */
  readonly correlation: number;
  /** Weeks in which both are known. */
  readonly weeks: number;
  /** Null where nothing tells the thirds of weeks apart. */
  readonly effect: Effect | null;
}

/** Money of a currency (ISO 4217) in whole units: `$96`. */
const whole = (amount: Cents, currency: string, locale: string): string =>
  wholeMoney(amount, currency, locale, locale === 'en-US' ? 'symbol' : 'narrowSymbol');

/** The amounts, when they say the same as the correlation: with many equal weeks the middle ones of both thirds can be the same. */
function amounts({ metric, correlation, effect }: Seen, currency: string, { locale, metrics, ...phrases }: Phrases): string {
  if (effect === null) return '.';
  const { most, least } = metrics[metric];
  const [upper, lower] = [whole(effect.upper, currency, locale), whole(effect.lower, currency, locale)];
  const differ = upper !== lower && effect.upper > effect.lower === correlation > 0;
  return differ ? phrases.amounts(upper, most, lower, least) : phrases.not_in_money;
}

/** What was seen, in at most 1000 characters: which way, how much money, how surely. Money is the middle week of each third, in whole units. */
export function insightText(seen: Seen, currency: string, language: Language = DEFAULT_LANGUAGE): string {
  const { metric, series, correlation, weeks } = seen;
  const phrases = PHRASES[language];
  const direction = correlation > 0 ? phrases.more : phrases.less;
  const first = phrases.first(phrases.metrics[metric].more, direction, phrases.series[series], amounts(seen, currency, phrases));
  return `${first} ${phrases.together(weeks, phrases.how[strengthOf(correlation)])}`;
}

/** What could be looked at, and what it does not say, in at most 1000 characters. */
export function recommendationText(
  { metric, series, correlation }: Pick<Seen, 'metric' | 'series' | 'correlation'>,
  language: Language = DEFAULT_LANGUAGE,
): string {
  const { metrics, series: names, look, says_not } = PHRASES[language];
  const { most, least } = metrics[metric];
  // Where more goes out.
  return `${look(correlation > 0 ? most : least, names[series])} ${says_not}`;
}
