/**
 * The same words in another language: the same keys with texts of their own. Forms of ordinals that only English tells apart are not asked for; that
 * placeholders and plural forms are the same is looked at by words.test.ts.
 */
export type Spoken<English> = {
  readonly [Key in keyof English as Key extends `${string}_ordinal_${'one' | 'two' | 'few'}` ? never : Key]: English[Key] extends string
    ? string
    : Spoken<English[Key]>;
};
