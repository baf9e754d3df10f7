/** Whom those who carry messages may turn to: this Mingus where people reach it by https, else whoever its mails come from (RFC 8292, 2.1). */
export function contactOf({ publicUrl, mailFrom }: { readonly publicUrl: string | null; readonly mailFrom: string }): string {
  if (publicUrl?.startsWith('https:') === true) return publicUrl;
  return `mailto:${/([^\s<>]+@[^\s<>]+?)>?$/.exec(mailFrom)?.[1] ?? 'mingus@localhost'}`;
}
