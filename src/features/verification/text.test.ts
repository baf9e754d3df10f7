import { expect, it } from 'vitest';
import { codeText } from './text.ts';

const parts = { codeSeconds: 300, host: 'mingus.example.org' };

it('says the code first, in the person’s language, and at its end what browsers read it from', () => {
  expect(codeText('123456', { ...parts, language: 'en' })).toBe(
    '123456 is your Mingus code. It is good for 5 minutes. Nobody from Mingus asks for it.\n\n@mingus.example.org #123456',
  );
  expect(codeText('123456', { ...parts, language: 'es' })).toBe(
    '123456 es tu clave de Mingus. Sirve por 5 minutos. Nadie de Mingus te la pide.\n\n@mingus.example.org #123456',
  );
  expect(codeText('123456', { ...parts, codeSeconds: 60, language: 'es' })).toContain('Sirve por 1 minuto.');
  expect(codeText('123456', { ...parts, codeSeconds: 90, language: 'es' })).toContain('Sirve por 90 segundos.');
});

it('has no letter in Spanish that would take a message to the wider alphabet', () => {
  expect(codeText('123456', { ...parts, language: 'es' })).toMatch(/^[\x20-\x7e\n]*$/);
});
