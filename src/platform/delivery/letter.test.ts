import { describe, expect, it } from 'vitest';
import { letter } from './letter.ts';

const ADA = { full_name: 'Ada', language: 'en' } as const;
const LINK = { link: 'https://mingus.example.org/reset?token=abc&x=1', label: 'Choose a new password' };

describe('a letter', () => {
  it('says the same in plain text and in HTML', () => {
    const { subject, text, html } = letter(ADA, 'Two words', 'this leaves your account:', { rows: [['Mon', 'Rent', '$1.00']] }, LINK, 'Bye.');
    expect(subject).toBe('Two words');
    expect(text).toBe('Hello Ada,\n\nthis leaves your account:\n\nMon  Rent  $1.00\n\nhttps://mingus.example.org/reset?token=abc&x=1\n\nBye.\n');
    for (const words of ['Hello Ada,', 'this leaves your account:', 'Mon', 'Rent', '$1.00', 'Choose a new password', 'Bye.'])
      expect(html).toContain(words);
    expect(html).toContain('href="https://mingus.example.org/reset?token=abc&amp;x=1"');
    expect(html).toContain('<html lang="en">');
  });

  it('takes no sign of HTML from anybody’s words, wherever they stand', () => {
    const evil = `"><img src=x onerror=alert(1)>'<script>&`;
    const { html } = letter(
      { full_name: evil, language: 'es' },
      evil,
      evil,
      { rows: [[evil, evil, evil]] },
      { link: `https://a.test/${evil}`, label: evil },
    );
    expect(html).not.toMatch(/<img|<script/);
    const tags = new Set([...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, tag]) => tag));
    expect(tags).toEqual(new Set(['a', 'body', 'div', 'head', 'html', 'meta', 'p', 'style', 'table', 'td', 'title', 'tr']));
    // Nothing ends an attribute but what the letter itself wrote.
    expect([...html.matchAll(/<a [^>]*>/g)].map(([tag]) => tag)).toEqual([
      '<a class="button" href="https://a.test/&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&#39;&lt;script&gt;&amp;">',
    ]);
  });

  it('lets nobody write a line of their own into it by their name or a payee’s', () => {
    const { text } = letter({ full_name: 'Ada\n\nPay here: https://evil.test', language: 'en' }, 'S', {
      rows: [['Mon', 'Rent\nhttps://evil.test', '$1']],
    });
    expect(text.split('\n').filter((line) => line.startsWith('https://') || line.startsWith('Pay here'))).toEqual([]);
  });

  it('fetches nothing: opening it tells nobody', () => {
    const { html } = letter(ADA, 'S', 'Text.', LINK, { ...LINK, quiet: true });
    expect(html).not.toMatch(/<(?:img|link|script|iframe|form|object)|url\(|@import|\ssrc=|background=/i);
    expect([...html.matchAll(/https?:\/\/[^"\s<]+/g)].map(([address]) => address.replaceAll('&amp;', '&'))).toEqual([
      LINK.link,
      LINK.link,
      LINK.link,
    ]);
  });

  it('is dark where the reader’s program is', () => {
    const { html } = letter(ADA, 'S', 'Text.');
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain('@media (prefers-color-scheme: dark)');
  });
});
