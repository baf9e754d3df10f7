import type { Language } from '../../contract/language.ts';

/** An address to open, on a line of its own. `quiet` where it is not what the mail is about. */
export interface LetterLink {
  readonly link: string;
  /** What opening it does. */
  readonly label: string;
  readonly quiet?: true;
}

/** Lines of a day, what it is, and an amount. */
export interface LetterRows {
  readonly rows: readonly (readonly [string, string, string])[];
}

/** What stands under one another in a mail; a text is a paragraph. */
export type Block = string | LetterLink | LetterRows;

/** A mail in words: the same for who reads plain text and for who reads HTML. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const GREETING: Readonly<Record<Language, (name: string | null) => string>> = {
  en: (name) => (name === null ? 'Hello,' : `Hello ${oneLine(name)},`),
  es: (name) => (name === null ? 'Hola:' : `Hola, ${oneLine(name)}:`),
};

/** The line that a mail begins with; without a name where that is null. */
export const greeting = (language: Language, name: string | null): string => GREETING[language](name);

/** A mail to a person in their language: a greeting, then the blocks. */
export const letter = (
  { full_name, language }: { readonly full_name: string | null; readonly language: Language },
  subject: string,
  ...blocks: readonly Block[]
): Letter => writeLetter(language, subject, [greeting(language, full_name), ...blocks]);

/** A mail of these blocks and nothing before them. */
export const writeLetter = (language: Language, subject: string, blocks: readonly Block[]): Letter => ({
  subject,
  text: `${blocks.map(textOf).join('\n\n')}\n`,
  html: pageOf(language, subject, blocks.map(htmlOf).join('\n')),
});

function textOf(block: Block): string {
  if (typeof block === 'string') return block;
  return 'link' in block ? block.link : block.rows.map((row) => row.map(oneLine).join('  ')).join('\n');
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it stands in HTML, in an attribute too. */
export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

function htmlOf(block: Block): string {
  if (typeof block === 'string') return `<p>${escapeHtml(block).replaceAll('\n', '<br>')}</p>`;
  if ('rows' in block) return `<table role="presentation">${block.rows.map(rowOf).join('')}</table>`;
  const [address, label] = [escapeHtml(block.link), escapeHtml(block.label)];
  if (block.quiet === true) return `<p class="quiet"><a href="${address}">${label}</a></p>`;
  // The address is there to be read, too: who is careful looks where a button leads.
  return `<p><a class="button" href="${address}">${label}</a></p>\n<p class="address">${address}</p>`;
}

const rowOf = ([day, what, amount]: LetterRows['rows'][number]): string =>
  `<tr><td class="day">${escapeHtml(oneLine(day))}</td><td>${escapeHtml(oneLine(what))}</td><td class="amount">${escapeHtml(oneLine(amount))}</td></tr>`;

/** No image, no script, and nothing that is fetched from anywhere: opening the mail tells nobody. */
const STYLE = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 24px 12px; background: #f8f6f2; color: #2a241d; font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
.sheet { max-width: 34em; margin: 0 auto; padding: 20px 24px; background: #fffefc; border: 1px solid #e6e1d8; border-radius: 12px; overflow-wrap: anywhere; }
p { margin: 0 0 16px; }
a { color: #0f5c5e; }
a.button { display: inline-block; padding: 12px 18px; border-radius: 8px; background: #0f5c5e; color: #fdfdfb; font-weight: 600; text-decoration: none; }
.address, .quiet, .from { color: #62594d; font-size: 14px; }
table { width: 100%; margin: 0 0 16px; border-collapse: collapse; font-variant-numeric: tabular-nums; }
td { padding: 6px 12px 6px 0; border-bottom: 1px solid #e6e1d8; vertical-align: top; }
td.day { white-space: nowrap; color: #62594d; }
td.amount { padding-right: 0; text-align: right; white-space: nowrap; }
.from { max-width: 34em; margin: 12px auto 0; padding: 0 24px; }
@media (prefers-color-scheme: dark) {
  body { background: #161411; color: #eeebe4; }
  .sheet { background: #1f1c18; border-color: #3a352e; }
  a { color: #7ed0cc; }
  a.button { background: #7ed0cc; color: #0c2223; }
  .address, .quiet, .from, td.day { color: #b3aa9d; }
  td { border-color: #3a352e; }
}`;

const pageOf = (language: Language, subject: string, body: string): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(oneLine(subject))}</title>
<style>${STYLE}
</style>
</head>
<body>
<div class="sheet">
${body}
</div>
<p class="from">Mingus</p>
</body>
</html>
`;
