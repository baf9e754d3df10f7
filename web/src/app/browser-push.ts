/** What this browser can be told while nobody looks at it. */
export type PushState =
  | { readonly kind: 'unsupported' | 'denied' | 'off' }
  /** The endpoint of its subscription. */
  | { readonly kind: 'on'; readonly endpoint: string };

/** Only where the page came by https, or from this machine, and the browser has a push service. */
const isSupported = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

/** How it stands, without asking the person anything. */
export async function readPush(): Promise<PushState> {
  if (!isSupported()) return { kind: 'unsupported' };
  if (Notification.permission === 'denied') return { kind: 'denied' };
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager.getSubscription();
  return subscription === undefined || subscription === null ? { kind: 'off' } : { kind: 'on', endpoint: subscription.endpoint };
}

const keyOf = (subscription: PushSubscription): string => {
  const bytes = new Uint8Array(subscription.options.applicationServerKey ?? new ArrayBuffer(0));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
};

/**
 * Asks the person, then the browser's maker, for a subscription under this server's key. Undefined where either says no; it must be called from a press. One
 * under a former key is put away first.
 */
export async function subscribePush(applicationServerKey: string): Promise<PushSubscriptionJSON | undefined> {
  if ((await Notification.requestPermission()) !== 'granted') return undefined;
  const { pushManager } = await navigator.serviceWorker.ready;
  const before = await pushManager.getSubscription();
  if (before !== null && keyOf(before) !== applicationServerKey) await before.unsubscribe();
  try {
    return (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey })).toJSON();
  } catch {
    return undefined;
  }
}

/** Ends the subscription, where there is one. */
export async function unsubscribePush(): Promise<void> {
  if (!isSupported()) return;
  const registration = await navigator.serviceWorker.getRegistration();
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
}
