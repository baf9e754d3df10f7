import { expect, it } from 'vitest';
import type { MailOrder } from '../../platform/delivery/mail-job.ts';
import { verificationMails } from '../verification/mails.ts';
import { deviceMails } from './devices/mails.ts';
import { factorMails } from './factors/mails.ts';
import { passwordMails } from './passwords/mails.ts';
import { inviteMail, peopleMails } from './people/mails.ts';
import { signInMails } from './sign-in/mails.ts';
import { tokenMails } from './tokens/mails.ts';

const ADA = { email: 'ada@example.org', full_name: 'Ada' };
const templates = { ...signInMails, ...deviceMails, ...passwordMails, ...peopleMails, ...factorMails, ...tokenMails, ...verificationMails };

/** What the templates are filled with, each way that they tell apart. */
const DATA: readonly MailOrder['data'][] = [
  {
    at: '2025-01-15T10:30:00.000Z',
    reason: 'by_person',
    factor: 'totp',
    name: null,
    left: 0,
    is_last: 1,
    may_write: 1,
    ends_on: null,
    user_agent: null,
  },
  {
    at: '2025-01-15T10:30:00.000Z',
    reason: 'reset',
    factor: 'passkey',
    name: 'Llavero',
    left: 1,
    is_last: 0,
    may_write: 0,
    ends_on: '2026-01-15',
    user_agent: 'Firefox',
  },
  {
    at: '2025-01-15T10:30:00.000Z',
    reason: 'by_command',
    factor: 'totp',
    name: null,
    left: 7,
    is_last: 0,
    may_write: 0,
    ends_on: null,
    user_agent: 'x',
  },
];

/** Words that only one of the languages has. */
const ENGLISH = /\b(the|your|you|was|is|and|of|it|with|Hello)\b/;
const SPANISH = /\b(tu|tus|el|la|los|fue|con|para|Hola)\b/;

it.each(Object.keys(templates))('%s is written in the person’s language, and in that alone', async (name) => {
  for (const data of DATA) {
    const [english, spanish] = await Promise.all([
      templates[name]?.(data, { ...ADA, language: 'en' }),
      templates[name]?.(data, { ...ADA, language: 'es' }),
    ]);
    expect(english?.text).toMatch(/^Hello Ada,\n\n/);
    expect(spanish?.text).toMatch(/^Hola, Ada:\n\n/);
    for (const text of [english?.subject, english?.text]) expect(text).not.toMatch(SPANISH);
    for (const text of [spanish?.subject, spanish?.text]) expect(text).not.toMatch(ENGLISH);
    expect(spanish?.text.split('\n\n')).toHaveLength(english?.text.split('\n\n').length ?? 0);
    expect(`${spanish?.subject} ${spanish?.text}`).not.toMatch(/[!¡]|undefined|null|\busted\b|inválid|lo siento/i);
  }
});

it('an invitation, whose reader nobody knows, is in both languages and holds its link once', () => {
  const { subject, text } = inviteMail('https://mingus.example.org/register?invite=abc');
  expect(subject).toBe('You are invited to Mingus · Te invitan a Mingus');
  expect(text).toMatch(/^Hello,\n\n[^]*\n\nHola:\n\n/);
  expect(text.match(/invite=abc/g)).toHaveLength(1);
});
