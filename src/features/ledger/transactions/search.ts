import { likeHolding } from '../../../platform/database/like.ts';

/**
 * The text in which searching ignores case: compatibility forms made one, then upper case (which also makes ß SS, and both small sigmas
 * one). Kept beside each row, because the two databases fold the case of other letters than a–z differently or not at all.
 */
const foldCase = (text: string): string => text.normalize('NFKC').toUpperCase();

/** What a search for a row looks in: payee and memo, on lines of their own so that no match spans both. */
export const searchText = (payee: string, memo: string | null): string => foldCase(memo === null ? payee : `${payee}\n${memo}`);

/** The LIKE pattern of texts that hold `wanted` anywhere. */
export const containsPattern = (wanted: string): string => likeHolding(foldCase(wanted));
