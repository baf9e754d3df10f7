/** The first thing to do: the bank's file, or an account by hand. */
export function BeginButtons() {
  return null;
}
