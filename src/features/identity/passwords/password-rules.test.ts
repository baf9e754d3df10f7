import { describe, expect, test } from 'vitest';
import { createPasswordJudge } from './password-rules.ts';

const judge = createPasswordJudge();
const ada = { email: 'ada.lovelace@example.org', full_name: 'Ada King Noel', has_second_factor: false };

describe('a new password is refused', () => {
  test.each(['12345678901234567890', 'passwordpassword', 'qwertyuiopasdfgh'])('when it is among the common ones: %s', async (password) => {
    expect(await judge(password, ada)).toMatch(/tried first/);
    expect(await judge(password.toUpperCase(), ada)).toMatch(/tried first|guessed quickly/);
  });

  test.each(['ada.lovelace@example.org', 'AdaLovelace1815', 'lovelace-lovelace', 'Noel, Ada King 12', 'mingus2026mingus', 'Ada at Mingus 1815'])(
    'when it is their own name or address, or the name of the product: %s',
    async (password) => {
      expect(await judge(password, ada)).toMatch(/Apart from your name/);
    },
  );

  test.each(['aaaaaaaaaaaaaaaa', 'abcdefghijklmnop', 'letmeinletmein123', 'p4ssw0rd12345678', '1'.repeat(128)])(
    'when it is easily guessed: %s',
    async (password) => {
      expect(await judge(password, ada)).toMatch(/guessed quickly/);
    },
  );
});

describe('a new password is taken', () => {
  test.each([
    'long river quiet lamp',
    'x7Gk2mQp9vLs4TzB',
    'мой тихий летний сад',
    '窓の外は静かな雨が降っている朝です',
    'ada likes quiet mornings',
    'seven mingus records',
  ])('when it is long and nobody’s habit: %s', async (password) => {
    expect(await judge(password, ada)).toBeUndefined();
  });

  test('although the name of another person is in it', async () => {
    expect(await judge('lovelace 1815 byron', { email: 'bo@example.org', full_name: null, has_second_factor: false })).toBeUndefined();
  });
});
