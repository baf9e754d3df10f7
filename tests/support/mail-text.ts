/** A mail as the mail server was handed it, made readable: its subject, and its text and HTML, decoded. */
export function readMail({ text: raw }: { readonly text: string }): { readonly subject: string; readonly text: string; readonly html: string } {
  const { head, body } = partOf(raw);
  const boundary = /^Content-Type: *multipart\/alternative;.*boundary="?([^";]+)/im.exec(head)?.[1];
  const parts =
    boundary === undefined
      ? [partOf(raw)]
      : body
          .split(`--${boundary}`)
          .slice(1, -1)
          .map((part) => partOf(part.replace(/^\r\n/, '')));
  const read = (type: string): string => {
    const part = parts.find((each) => each.head.toLowerCase().includes(`content-type: ${type}`));
    if (part === undefined) return '';
    const encoding = /^Content-Transfer-Encoding: *(\S+)/im.exec(part.head)?.[1]?.toLowerCase();
    return decoded(part.body, encoding).replaceAll('\r\n', '\n');
  };
  // The line break before a boundary is the boundary's.
  const trimmed = (text: string): string => (boundary === undefined ? text : text.replace(/\n$/, ''));
  return { subject: decodedWords(/^Subject: *(.*)$/im.exec(head)?.[1] ?? ''), text: trimmed(read('text/plain')), html: trimmed(read('text/html')) };
}

function partOf(raw: string): { readonly head: string; readonly body: string } {
  const end = raw.indexOf('\r\n\r\n');
  return { head: raw.slice(0, end).replace(/\r\n[ \t]+/g, ' '), body: raw.slice(end + 4) };
}

const bytesOf = (text: string): Buffer =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );

/** What a head says beyond ASCII (RFC 2047): the white space between two encoded words is none. */
const decodedWords = (text: string): string =>
  text
    .replace(/(\?=)\s+(?==\?UTF-8\?)/gi, '$1')
    .replace(/(=\?UTF-8\?([QB])\?[^?]*\?=)+/gi, (words) =>
      Buffer.concat(
        [...words.matchAll(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi)].map(([, kind, part = '']) =>
          kind?.toUpperCase() === 'B' ? Buffer.from(part, 'base64') : bytesOf(part.replaceAll('_', ' ')),
        ),
      ).toString('utf8'),
    );

function decoded(body: string, encoding: string | undefined): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return encoding === 'quoted-printable' ? bytesOf(body.replace(/=\r?\n/g, '')).toString('utf8') : body;
}

/** The token of the link that the mail holds. */
export function tokenInMail(mail: { readonly text: string } | undefined): string {
  const [, token] = /\/[a-z-]+\?(?:token|invite|link)=([\w-]+)/.exec(mail === undefined ? '' : readMail(mail).text) ?? [];
  if (token === undefined) throw new Error('no link in the mail');
  return token;
}
