/** What a request reads with its session. */
interface Read {
  /** Of the person's data; null before they have written anything. */
  readonly version: string | null;
  readonly email: string;
  readonly role: string;
}

/** Names the state of what a person sees: of their data, and of what others than they themselves change of them, by a link or as an administrator. */
export const dataVersionOf = ({ version, email, role }: Read): string => `${version ?? ''} ${role} ${email}`;
