/** A mail as the mail server was handed it, made readable: its subject and its text, decoded. */
export function readMail({ text: raw }: { readonly text: string }): { readonly subject: string; readonly text: string } {
  const end = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  const body = raw.slice(end + 4);
  const encoding = /^Content-Transfer-Encoding: *(\S+)/im.exec(head)?.[1]?.toLowerCase();
  return { subject: /^Subject: *(.*)$/im.exec(head)?.[1] ?? '', text: decoded(body, encoding).replaceAll('\r\n', '\n') };
}

function decoded(body: string, encoding: string | undefined): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const bytes = body.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** The token of the link that the mail holds. */
export function tokenInMail(mail: { readonly text: string } | undefined): string {
  const [, token] = /\/[a-z-]+\?(?:token|invite|link)=([\w-]+)/.exec(mail === undefined ? '' : readMail(mail).text) ?? [];
  if (token === undefined) throw new Error('no link in the mail');
  return token;
}
