/** What a message says: the code first, so that a locked telephone shows it; at its end what browsers read the code from (https://wicg.github.io/sms-one-time-codes). */
export function codeText(code: string, { codeSeconds, host }: { readonly codeSeconds: number; readonly host: string }): string {
  const minutes = Math.floor(codeSeconds / 60);
  const life = codeSeconds % 60 === 0 ? `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}` : `${codeSeconds} seconds`;
  return `${code} is your Mingus code. It is good for ${life}. Nobody from Mingus asks for it.\n\n@${host} #${code}`;
}
