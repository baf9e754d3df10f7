import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decode } from './decode.ts';

const TEXT = 'Datum;Empfänger;Betrag\r\n02.03.2018;Café Größenwahn – “Süß”;-1,50 €\r\n';

describe('the encoding', () => {
  test.each([
    ['utf-8', {}],
    ['utf-8', { addBOM: true }],
    ['utf-16le', {}],
    ['utf-16le', { addBOM: true }],
    ['utf-16be', {}],
    ['utf-16be', { addBOM: true }],
    ['windows-1252', {}],
  ] as const)('%s %o is told from the bytes', (encoding, options) => {
    expect(decode(iconv.encode(TEXT, encoding, options), undefined)).toEqual({ encoding, text: TEXT.replaceAll('\r\n', '\n') });
  });

  test('iso-8859-1 is told from windows-1252 by what only the latter has', () => {
    const text = 'Datum;Empfänger\n02.03.2018;Café Größe\n';
    expect(decode(iconv.encode(text, 'latin1'), undefined)).toEqual({ encoding: 'iso-8859-1', text });
  });

  test.each(['windows-1250', 'iso-8859-2'] as const)('of a Polish bank is %s', (encoding) => {
    const text = '#Data księgowania;#Opis operacji;#Tytuł;#Kwota\n2024-01-31;ZAKUP PRZY UŻYCIU KARTY;ŻABKA ŁÓDŹ śniadanie;-12,50\n'.repeat(5);
    expect(decode(iconv.encode(text, encoding), undefined)).toEqual({ encoding, text });
  });

  test.each([
    '02.03.2018;Café Größe;1\n',
    '02.03.2018;Œuvre d’été à Noël;ça\n',
    '12,50;Señor Muñoz, cañón;1\n',
    '2024-01-31;Kød, øl og ål på Åboulevarden;-12\n',
  ])('of %j stays that of western Europe, however often it is repeated', (line) => {
    for (const times of [1, 30]) expect(decode(iconv.encode(line.repeat(times), 'windows-1252'), undefined).text).toBe(line.repeat(times));
  });

  test('is UTF-8 although a header claims windows-1252', () => {
    expect(decode(Buffer.from('OFXHEADER:100\nCHARSET:1252\n\n<OFX><NAME>Café'), undefined).text).toContain('Café');
  });

  test('stays UTF-8 when a bank cut one letter in the middle', () => {
    const bytes = Buffer.concat([Buffer.from('Müller Größe Äpfel '), Buffer.from('ü').subarray(0, 1), Buffer.from('; Bäcker')]);
    expect(decode(bytes, undefined)).toEqual({ encoding: 'utf-8', text: 'Müller Größe Äpfel \uFFFD; Bäcker' });
  });

  test('that is chosen wrongly is refused with the line', () => {
    expect(() => decode(iconv.encode(TEXT, 'windows-1252'), 'utf-8')).toThrow(
      expect.objectContaining({ type: expect.objectContaining({ code: 'import.encoding' }), extra: { line: 1 } }),
    );
    expect(() => decode(iconv.encode(TEXT, 'utf-16le'), 'windows-1252')).toThrow(
      expect.objectContaining({ type: expect.objectContaining({ code: 'import.encoding' }) }),
    );
  });

  test('of another script is refused by its name', () => {
    const text = '日付,金額,取引先の名前\n2024-01-31,-1200,株式会社東京電力\n'.repeat(20);
    expect(() => decode(iconv.encode(text, 'Shift_JIS'), undefined)).toThrow(/Shift_JIS/);
  });

  test('is not sought in bytes that are no text', () => {
    expect(() =>
      decode(
        Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251),
        undefined,
      ),
    ).toThrow(expect.objectContaining({ type: expect.objectContaining({ code: 'import.not_a_statement' }) }));
  });
});
