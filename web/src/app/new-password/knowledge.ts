import { JUDGED_CHARACTERS, type PasswordKnowledge } from '../../../../src/core/password/judgement.ts';

let loading: Promise<PasswordKnowledge> | undefined;

async function load(): Promise<PasswordKnowledge> {
  const [{ ZxcvbnFactory }, answer] = await Promise.all([import('@zxcvbn-ts/core'), fetch('/common-passwords.txt')]);
  if (!answer.ok) throw new Error(`the list of common passwords: ${answer.status}`);
  const passwords = (await answer.text()).split('\n');
  const known = new Set(passwords);
  const strength = new ZxcvbnFactory({ dictionary: { passwords }, maxLength: JUDGED_CHARACTERS });
  return {
    isCommon: (password) => known.has(password) || known.has(password.toLowerCase()),
    score: (password, own) => strength.check(password, [...own]).score,
  };
}

/** What is known of passwords, fetched when the first new one is being chosen: 160 kB that most visits never need. Throws where it cannot be fetched. */
export function passwordKnowledge(): Promise<PasswordKnowledge> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}
