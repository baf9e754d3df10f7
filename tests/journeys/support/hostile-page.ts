import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Unsigned } from '../../attacks/support/aims.ts';

// Runs in the browser. Each request is sent in every way that a page has which may not read the answer: those that ask first, those that need not,
// forms, what a page sends while it closes, and pictures. What is refused by the browser itself is none of a page's business here.
const SCRIPT = `
const quietly = (sent) => sent.then(() => undefined, () => undefined);
const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const send = (url, init) => quietly(fetch(url, { credentials: 'include', ...init }));
const simple = (url, type, body) => send(url, { method: 'POST', mode: 'no-cors', headers: type ? { 'content-type': type } : {}, body });

const picture = (url) => new Promise((resolve) => {
  const image = new Image();
  image.onload = image.onerror = resolve;
  image.src = url;
});

let frames = 0;
const form = (url, method, enctype, fields) => new Promise((resolve) => {
  const frame = document.createElement('iframe');
  frame.name = 'frame' + (frames += 1);
  document.body.append(frame);
  const sheet = Object.assign(document.createElement('form'), { action: url, method, enctype, target: frame.name });
  for (const [name, value] of Object.entries(fields)) sheet.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  document.body.append(sheet);
  const done = () => { frame.remove(); sheet.remove(); resolve(); };
  frame.onload = done;
  setTimeout(done, 5000);
  sheet.submit();
});

/** As JSON a form can be made to look like: {"full_name":"Eve","_":"="}. */
const jsonField = (body) => ({ [body.replace(/}$/, body === '{}' ? '"_":"' : ',"_":"')]: '"}' });

const fileForm = () => {
  const data = new FormData();
  data.set('file', new Blob(['Date,Description,Amount'], { type: 'text/csv' }), 'statement.csv');
  data.set('_method', 'DELETE');
  return data;
};

window.sendAsked = ({ method, url, body }) =>
  send(url, { method, headers: { 'content-type': 'application/json', 'x-http-method-override': method }, body: body ?? undefined });

window.sendUnasked = async ({ method, url, body }) => {
  navigator.sendBeacon(url, body);
  navigator.sendBeacon(url, new Blob([body], { type: 'application/x-www-form-urlencoded' }));
  await Promise.all([
    simple(url, 'text/plain', body),
    simple(url, 'application/x-www-form-urlencoded', '_method=' + method),
    simple(url, undefined, fileForm()),
    simple(url, undefined, undefined),
    send(url, { method: 'POST', headers: { 'content-type': 'text/plain' }, body }),
    form(url, 'POST', 'text/plain', jsonField(body)),
    form(url, 'POST', 'application/x-www-form-urlencoded', { _method: method }),
    form(url, 'GET', 'application/x-www-form-urlencoded', { _method: method }),
    picture(url + '?_method=' + method),
  ]);
};

window.attack = async ({ asked, unasked }) => {
  const left = [...asked.map((each) => () => sendAsked(each)), ...unasked.map((each) => () => sendUnasked(each))];
  const worker = async () => { for (let next = left.pop(); next; next = left.pop()) await next(); };
  await Promise.all([1, 2, 3, 4].map(worker));
};
`;

/** How many POSTs reach the server for each request that is sent unasked: two while closing, five by fetch, two by forms. */
export const UNASKED_POSTS = 9;

/** A server of somebody else's, whose every page can be told to attack. */
export interface HostileServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Starts it on a free port of the loopback interface. */
export async function startHostileServer(): Promise<HostileServer> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(`<!doctype html><title>You have won</title><body><script>${SCRIPT}</script>`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return {
    port: address.port,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** What a hostile page is told to do: each request as it stands, and once for each address what a page may send without asking first. */
export function orders(target: string, requests: readonly Unsigned[]) {
  const asked = requests.map(({ method, path, body }) => ({ method, url: `${target}${path}`, body: body ?? '{}' }));
  return { asked, unasked: [...new Map(asked.map((each) => [each.url, each])).values()] };
}
