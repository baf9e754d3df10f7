import { z } from 'zod';

/** The languages that Mingus speaks, by ISO 639-1; the first is that of everybody who did not say. */
export const LANGUAGES = ['en', 'es'] as const;
/** One of `LANGUAGES`. */
export type Language = (typeof LANGUAGES)[number];
/** The language of whoever did not say. */
export const DEFAULT_LANGUAGE: Language = 'en';

/** A language that Mingus speaks. */
export const language = z.enum(LANGUAGES);
