import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '../web/src/i18n/en.ts';
import { es, sayings } from '../web/src/i18n/es.ts';
import { translator } from '../web/src/i18n/sayings.ts';
import { bareStringsIn } from './support/language/bare-strings.ts';
import { differencesOf, pluralsMissing, textsOf } from './support/language/compare-words.ts';
import { sentencesIn, serverSentences } from './support/language/server-sentences.ts';

const WEB = join(import.meta.dirname, '..', 'web', 'src');
const translate = translator(sayings);

/** Texts that are the same in both languages: names, signs, figures, and words that both have. */
const SAME = new Set([
  'common.app_name',
  'app.more_page.tokens',
  'tokens.title',
  'tokens.list.name',
  'tokens.made.token',
  'targets.kind.webhook',
  'imports.read_as.csv',
  'insights.pairs.column.p',
  'insights.pairs.column.q',
  'checkins.type.yoga',
  'recurring.proposed.dismiss',
  'admin.users.factor_no',
  'admin.status.glance.redis',
  'categories.transport',
  'recurring.form.ends_never',
  'your_data.size.kilobytes',
  'your_data.size.megabytes',
  'your_data.amounts.key_off',
]);

/** Texts that nobody fills with a word: `{{value}} h`. */
const isFigure = (text: string): boolean => !/\p{L}{2,}/u.test(text.replaceAll(/\{\{\w+\}\}|<\/?\w+>/g, '')) || /^\{\{\w+\}\} (h|min|s)$/.test(text);

/** How a template of the server can come out, where what it is made of is half of the sentence. */
const COMES_OUT: Readonly<Record<string, readonly string[]>> = {
  'Write at {{0}} {{1}}.': [
    'Write at least 1 character.',
    'Write at least 3 characters.',
    'Write at most 1 character.',
    'Write at most 9 characters.',
  ],
  'Give at {{0}}.': ['Give at least 1.', 'Give at most 20.'],
  'This must be {{0}} {{1}}.': ['This must be above 0.', 'This must be below 9.'],
  'This must be at {{0}}.': ['This must be at least 1.', 'This must be at most 9.'],
};

describe('words in two languages', () => {
  it('are the same keys, with the same things to fill in', () => {
    expect(differencesOf(en, es)).toEqual([]);
  });

  it('have every plural form that their language asks for', () => {
    expect(pluralsMissing(en, 'en')).toEqual([]);
    expect(pluralsMissing(es, 'es')).toEqual([]);
  });

  it('are translated, and not only carried over', () => {
    const spanish = textsOf(es);
    const carried = [...textsOf(en)].filter(([key, text]) => spanish.get(key) === text && !SAME.has(key) && !isFigure(text)).map(([key]) => key);
    expect(carried).toEqual([]);
  });

  it('never shout, blame or say sorry, in Spanish either', () => {
    for (const text of [...textsOf(es).values(), ...Object.values(sayings).map((text) => text.replaceAll('{{!', '{{'))]) {
      expect(text).not.toMatch(
        /[!¡]|\bups\b|lo siento|lo sentimos|disculp|perdón|inválid|no válid|falló|fallid|desbloque|\busted\b|\bvosotros\b|\bordenador\b/i,
      );
    }
  });

  it('are missed, filled in otherwise or without a plural form: each is seen', () => {
    const english = { a: 'Hello {{name}}', b: { rows_one: '{{count}} row', rows_other: '{{count}} rows' }, c: 'See <day>it</day>' };
    expect(differencesOf(english, english)).toEqual([]);
    expect(differencesOf(english, { ...english, a: 'Hola' })).toEqual(['a is filled in otherwise: {{name}} / ']);
    expect(differencesOf(english, { a: 'Hola {{name}}', b: english.b })).toEqual(['c is missing']);
    expect(differencesOf(english, { ...english, c: ' ' })).toContain('c is missing');
    expect(differencesOf(english, { ...english, c: 'Míralo' })).toEqual(['c is filled in otherwise: </day> <day> / ']);
    expect(differencesOf(english, { ...english, b: { rows_one: '1 fila', rows_other: 'filas' } })).toEqual([
      'b.rows_other is filled in otherwise: {{count}} / ',
    ]);
    expect(differencesOf(english, { ...english, d: 'más' })).toEqual(['d is in no other language']);
    expect(pluralsMissing({ rows_one: 'a', rows_other: 'b' }, 'ar')).toEqual(['rows_zero', 'rows_two', 'rows_few']);
  });
});

describe('a component', () => {
  const components = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));

  it('holds no word of its own', () => {
    expect(components.length).toBeGreaterThan(100);
    const bare = components.flatMap((file) => bareStringsIn(file, readFileSync(join(WEB, file), 'utf8')).map((found) => `${file}:${found}`));
    expect(bare).toEqual([]);
  });

  it('that holds one is seen, wherever it stands', () => {
    const planted = [
      'const A = () => <p>Save it</p>;',
      'const A = () => <p>{"Save it"}</p>;',
      'const A = () => <p>{done ? `Saved ${name}` : null}</p>;',
      'const A = () => <img alt="A cat" />;',
      'const A = () => <Field label={"Name"} />;',
      'const A = () => <p>{name ?? "Nobody"}</p>;',
    ];
    for (const source of planted) expect(bareStringsIn('planted.tsx', source), source).toHaveLength(1);
    expect(bareStringsIn('planted.tsx', 'const A = () => <p className="some words" id="two words">{t("common.save")} ({code}) · 2 %</p>;')).toEqual(
      [],
    );
  });
});

describe('what the server says', () => {
  const sentences = serverSentences();

  it('is known in Spanish, sentence by sentence, with what is filled in', () => {
    expect(sentences.length).toBeGreaterThan(300);
    const unknown = sentences.flatMap(({ file, text }) =>
      (COMES_OUT[text] ?? [text.replaceAll(/\{\{(\d+)\}\}/g, 'X$1X')])
        .filter((said) => {
          const spanish = translate(said);
          return spanish === undefined || spanish === said || [...said.matchAll(/X\dX/g)].some(([filled]) => !spanish.includes(filled));
        })
        .map((said) => `${file}: ${said}`),
    );
    expect([...new Set(unknown)]).toEqual([]);
  });

  it('is seen when it is new', () => {
    const planted = sentencesIn('planted.ts', "throw new Problem(type, `Nobody knows ${name} here.`); const a = { title: 'A new title' };");
    expect(planted.map(({ text }) => text)).toEqual(['Nobody knows {{0}} here.', 'A new title']);
    expect(planted.map(({ text }) => translate(text))).toEqual([undefined, undefined]);
  });

  it('is said whole, part by part, and left as it is where it is not known', () => {
    expect(translate('Too many codes were asked for. Try again in 3 minutes; nothing is lost.')).toBe(
      'Se pidieron demasiados códigos. Inténtalo otra vez en 3 minutos; no se perdió nada.',
    );
    expect(translate('This is missing. Write this as a number.')).toBe('Falta esto. Escríbelo como número.');
    expect(translate('Nobody has said this before.')).toBeUndefined();
  });

  it('holds no saying that the server no longer says', () => {
    const texts = sentences.flatMap(({ text }) => COMES_OUT[text] ?? [text]);
    const source = serverText();
    const unused = Object.keys(sayings).filter((saying) => {
      const alone = translator({ [saying]: 'dicho' });
      return !texts.some((text) => alone(text) !== undefined) && !saying.split(/\{\{\d+\}\}/).every((part) => source.includes(part));
    });
    expect(unused).toEqual([]);
  });
});

/** The whole source of the server, for parts of sentences. */
function serverText(): string {
  const root = join(import.meta.dirname, '..', 'src');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
}
