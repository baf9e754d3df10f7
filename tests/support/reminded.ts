import { onTestFinished } from 'vitest';
import type { Store } from '../../src/platform/database/store.ts';
import { readMail } from './mail-text.ts';
import { makeProgram } from './program.ts';
import { startApp } from './server.ts';
import { startSmtpServer } from './smtp-server.ts';

/** Two people, who ask by programs of theirs since no session lasts for days, and the mails that reminders are. */
export async function reminded(store: Store) {
  const smtp = await startSmtpServer();
  onTestFinished(() => smtp.close());
  const app = await startApp(store, { env: { SMTP_URL: smtp.url } });
  const { jobs, runner } = app.mingus;
  const person = async () => {
    const client = app.client();
    const { email } = await client.registerPerson();
    const { get, send } = await makeProgram(client);
    const by = (method: string) => (path: string, body: unknown) => send(method, path, body);
    return { email, client, get, post: by('POST'), put: by('PUT'), patch: by('PATCH') };
  };
  const [ada, bo] = [await person(), await person()];
  const look = async (): Promise<void> => jobs['reminders.send_due']?.({ id: 1, payload: {}, attempt: 1 });
  /** Looks at a moment, and answers the reminders that were sent since the look before. */
  const at = async (instant: string) => {
    app.clock.set(instant);
    const before = smtp.mails.length;
    await look();
    await runner.drain();
    return smtp.mails.slice(before).map((mail) => ({ ...readMail(mail), head: mail.text, to: mail.to }));
  };
  await runner.drain();
  return { app, ada, bo, smtp, look, at };
}
