/** A message as it is shown, and the page of ours that it leads to. */
export interface Shown {
  readonly title: string;
  readonly body: string;
  readonly path: string;
  /** A later one with the same tag takes its place; empty for none. */
  readonly tag: string;
}

const text = (from: unknown, name: string): string => {
  const value: unknown = typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined;
  return typeof value === 'string' ? value : '';
};

/** What a push says: `{ title, body, url, tag }`. Whatever cannot be read of it is left out; an address elsewhere leads to the first page. */
export function read(pushed: unknown, origin: string): Shown {
  return {
    title: text(pushed, 'title') || 'Mingus',
    body: text(pushed, 'body'),
    path: ownPath(text(pushed, 'url'), origin),
    tag: text(pushed, 'tag'),
  };
}

/** The path, query and fragment of an address of ours; that of the first page for any other. */
export function ownPath(address: unknown, origin: string): string {
  if (typeof address !== 'string' || !URL.canParse(address, origin)) return '/';
  const url = new URL(address, origin);
  return url.origin === origin ? `${url.pathname}${url.search}${url.hash}` : '/';
}
