/** What is known of the person who chooses a password; none of it may be the password. */
export interface PasswordOwner {
  /** Empty where it is not known. */
  readonly email: string;
  readonly full_name: string | null;
}

/** What is known of passwords, from outside: lists are too long for the code. */
export interface PasswordKnowledge {
  /** Whether it is among those that are tried first. */
  readonly isCommon: (password: string) => boolean;
  /** How hard it is to guess on zxcvbn's scale of 0 to 4, by somebody who also knows `own`: words of the person, in lower case. */
  readonly score: (password: string, own: readonly string[]) => number;
}

/** Why a password is refused: too few characters, little but the person's own name and address or the name of this place, among the common ones, or quickly guessed. */
export type PasswordWeakness = 'too_short' | 'own' | 'common' | 'guessable';

/** Strength is judged on the first 48 characters: enough to tell, while the time it takes grows with the square of the length. */
export const JUDGED_CHARACTERS = 48;
/** How many of the most used passwords are known as words inside a longer password. */
export const KNOWN_WORDS = 20_000;

/** Characters of a password that must be the person's own invention, beside their name and address and the words of this place. */
const LEAST_OF_ITS_OWN = 8;
/** 3 is "safely unguessable" with a slow hash: more than 10^8 guesses. */
const LEAST_SCORE = 3;
/** Words of this place: whoever sees where a password is typed tries them. */
const WORDS_OF_THIS_PLACE: readonly string[] = ['mingus'];
/** Pieces of one or two letters are in every word. */
const LEAST_PIECE = 3;

/** Characters as a person counts them, not UTF-16 units: an emoji is one. */
export const charactersIn = (password: string): number => [...password].length;

const lettersAndDigits = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function piecesOf({ email, full_name }: PasswordOwner): readonly string[] {
  const [local = '', host = ''] = email.toLowerCase().split('@');
  const words = `${local} ${host} ${full_name ?? ''}`.split(/[^\p{L}\p{N}]+/u);
  // The longest first, so that "adalovelace" goes before "ada" leaves "lovelace" behind.
  return [email, local, full_name ?? '', ...words, ...WORDS_OF_THIS_PLACE]
    .map(lettersAndDigits)
    .filter((piece) => piece.length >= LEAST_PIECE)
    .sort((a, b) => b.length - a.length);
}

function isTheirOwn(password: string, pieces: readonly string[]): boolean {
  const bare = lettersAndDigits(password);
  const rest = pieces.reduce((left, piece) => left.replaceAll(piece, ''), bare);
  return rest !== bare && rest.length < LEAST_OF_ITS_OWN;
}

/** Judges a new password that must have `least` characters. Answers why it is refused, or undefined when it may be used. */
export function weaknessOf(
  password: string,
  owner: PasswordOwner,
  least: number,
  { isCommon, score }: PasswordKnowledge,
): PasswordWeakness | undefined {
  if (charactersIn(password) < least) return 'too_short';
  const pieces = piecesOf(owner);
  if (isTheirOwn(password, pieces)) return 'own';
  if (isCommon(password)) return 'common';
  return score(password, pieces) < LEAST_SCORE ? 'guessable' : undefined;
}
