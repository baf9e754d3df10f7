import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { language, type Language } from '../../contract/language.ts';
import { commonProblems, Problem } from '../../contract/problem.ts';
import { escapeHtml, type Letter } from '../delivery/letter.ts';
import { MAIL_POLICY } from './security-headers.ts';

/** A mail to look at. */
export interface MailPreview {
  readonly name: string;
  /** Undefined where there would be none. */
  readonly write: (to: { readonly full_name: string | null; readonly language: Language }) => Promise<Letter | undefined>;
}

const wanted = z.object({ name: z.string(), language, form: z.enum(['html', 'text']) });

/** The names of HTML's own signs, so that whoever looks sees that they are words in a mail. */
const NAME = 'Ada <b>& “Co”</b>';

const rowOf = ({ name }: MailPreview): string => {
  const links = (['en', 'es'] as const).flatMap((each) =>
    (['html', 'text'] as const).map((form) => `<td><a href="/development/mails/${escapeHtml(name)}/${each}/${form}">${each}, ${form}</a></td>`),
  );
  return `<tr><th scope="row">${escapeHtml(name)}</th>${links.join('')}</tr>`;
};

const listOf = (previews: readonly MailPreview[]): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mingus: its mails</title>
<style>:root { color-scheme: light dark } body { font: 16px/1.5 system-ui, sans-serif; margin: 2em } th { text-align: left; font-weight: normal } td, th { padding: 0.2em 1em 0.2em 0 }</style>
<main>
<h1>Mails that Mingus writes</h1>
<p>With invented figures. Nothing is sent.</p>
<table>${previews.map(rowOf).join('\n')}</table>
</main>
</html>
`;

/** Adds the page /development/mails and each of the mails. What they tell is invented: the routes ask nobody who they are. */
export function addMailPreviews(server: FastifyInstance, previews: readonly MailPreview[]): void {
  server.get('/development/mails', async (_, reply) =>
    reply.header('content-type', 'text/html; charset=utf-8').header('content-security-policy', MAIL_POLICY).send(listOf(previews)),
  );
  server.get('/development/mails/:name/:language/:form', async (request, reply) => {
    const asked = wanted.safeParse(request.params).data;
    const mail = await previews.find(({ name }) => name === asked?.name)?.write({ full_name: NAME, language: asked?.language ?? 'en' });
    if (asked === undefined || mail === undefined) throw new Problem(commonProblems['request.not_found'], 'There is no such mail.');
    return reply
      .header('content-type', asked.form === 'html' ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8')
      .header('content-security-policy', MAIL_POLICY)
      .send(asked.form === 'html' ? mail.html : `${mail.subject}\n\n${mail.text}`);
  });
}
