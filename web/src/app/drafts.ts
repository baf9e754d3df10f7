import type { z } from 'zod';

/** Where it waits in this tab what is written and not saved yet: over a reload, and gone at signing out. */
const PREFIX = 'mingus.draft.';

const keyOf = (name: string, user: number): string => `${PREFIX}${user}.${name}`;

/** What that person has written in this tab under that name and not saved; undefined when nothing, and when it is not of that shape any more. */
export function readDraft<Shape extends z.ZodType>(name: string, user: number, shape: Shape): z.output<Shape> | undefined {
  try {
    const text = sessionStorage.getItem(keyOf(name, user));
    return text === null ? undefined : shape.safeParse(JSON.parse(text)).data;
  } catch {
    // A browser may refuse its storage: then what is written lives as long as the page.
    return undefined;
  }
}

/** Keeps what is not saved yet. */
export function keepDraft(name: string, user: number, draft: unknown): void {
  try {
    sessionStorage.setItem(keyOf(name, user), JSON.stringify(draft));
  } catch {
    // See readDraft.
  }
}

/** Forgets what was written under that name. */
export function forgetDraft(name: string, user: number): void {
  try {
    sessionStorage.removeItem(keyOf(name, user));
  } catch {
    // See readDraft.
  }
}

/** Forgets everything that anybody wrote in this tab and did not save. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {
    // See readDraft.
  }
}
