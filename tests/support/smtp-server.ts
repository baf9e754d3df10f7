import { createServer, type Socket } from 'node:net';
import { readMail } from './mail-text.ts';
import { keepSecret } from './secrets/of-this-file.ts';

/** A mail server that keeps what it is given: the outside world of mail, on loopback. */
export interface SmtpServer {
  /** For SMTP_URL. */
  readonly url: string;
  /** Each mail as it came: envelope addresses and the text with its head. */
  readonly mails: { readonly from: string; readonly to: readonly string[]; readonly text: string }[];
  /** Makes it refuse every recipient from now on, with this reply. */
  refuse(reply: string): void;
  close(): Promise<void>;
}

/** The secrets of links, and whom they go to. */
function keepSecretsOf(mail: { readonly to: readonly string[]; readonly text: string }): void {
  for (const [, token = ''] of readMail(mail).text.matchAll(/[?&#]\w+=([\w-]{20,})/g)) keepSecret('token', token);
  for (const address of mail.to) keepSecret('e-mail address', address);
}

/** Speaks just enough of RFC 5321 to be handed mails. */
export async function startSmtpServer(): Promise<SmtpServer> {
  const mails: SmtpServer['mails'] = [];
  const sockets = new Set<Socket>();
  let refusal: string | undefined;

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    const say = (line: string): unknown => socket.write(`${line}\r\n`);
    const addressIn = (line: string): string => /<(.*)>/.exec(line)?.[1] ?? '';
    let pending = '';
    let from = '';
    let to: string[] = [];
    let isText = false;

    const take = (line: string): void => {
      const command = line.slice(0, 4).toUpperCase();
      if (command === 'MAIL') from = addressIn(line);
      if (command === 'RCPT' && refusal !== undefined) return void say(refusal);
      if (command === 'RCPT') to.push(addressIn(line));
      if (command === 'QUIT') return void socket.end('221 bye\r\n');
      isText = command === 'DATA';
      say(isText ? '354 go on' : '250 fine');
    };

    socket.setEncoding('utf8').on('data', (chunk: string) => {
      pending += chunk;
      for (;;) {
        const end = isText ? '\r\n.\r\n' : '\r\n';
        const at = pending.indexOf(end);
        if (at < 0) return;
        const part = pending.slice(0, at);
        pending = pending.slice(at + end.length);
        if (!isText) take(part);
        else {
          mails.push({ from, to, text: part });
          keepSecretsOf({ to, text: part });
          [isText, to] = [false, []];
          say('250 kept');
        }
      }
    });
    say('220 test');
  });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse: (reply) => {
      refusal = reply;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
