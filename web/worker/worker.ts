import { dropOlderFiles, file, keepFiles, page } from './files.ts';
import { ownPath, read } from './messages.ts';

declare const self: ServiceWorkerGlobalScope;

// It keeps files alone, which are everybody's. Answers of the API never pass through here: the pages keep what a person saw last, and know whose it is.
const { origin } = self.location;

/** Addresses at which something else than the application's page stands. */
const NO_PAGE = /^\/(api|feed)(\/|$)|^\/(healthz|readyz|metrics)$|\.\w+$/;

self.addEventListener('install', (event) => event.waitUntil(keepFiles().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(dropOlderFiles().then(() => self.clients.claim())));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== origin) return;
  if (request.mode === 'navigate') {
    if (!NO_PAGE.test(url.pathname)) event.respondWith(page(request));
    return;
  }
  const answer = file(request, url.pathname);
  if (answer !== undefined) event.respondWith(answer);
});

self.addEventListener('push', (event) => {
  const { title, body, path, tag } = read(pushed(event.data), origin);
  event.waitUntil(self.registration.showNotification(title, { body, tag, icon: '/icon-192.png', badge: '/badge-96.png', data: path }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(show(ownPath(event.notification.data, origin)));
});

function pushed(data: PushMessageData | null): unknown {
  try {
    return data?.json();
  } catch {
    // Whatever came, browsers want to see a message.
    return null;
  }
}

/** Goes to the window that shows this page already, or opens one: a page with something half written in it is not taken away. */
async function show(path: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window' });
  const there = windows.find(({ url }) => url === `${origin}${path}`);
  await (there === undefined ? self.clients.openWindow(path) : there.focus());
}
