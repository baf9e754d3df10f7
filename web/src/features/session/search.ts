import { z } from 'zod';

/** What the address of the sign-in page can say: the token of a mailed link. */
export const signInSearch = z.object({
  link: z.string().max(200).optional().catch(undefined),
});

/** What the address of the page for registering can say: the token of an invitation. */
export const registerSearch = z.object({
  invite: z.string().max(200).optional().catch(undefined),
});

/** What the address of a page that a mailed link opens says: the link's token. */
export const linkSearch = z.object({
  token: z.string().max(200).optional().catch(undefined),
});
