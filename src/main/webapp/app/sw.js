/**
 * Keeps the files of the client, so that it opens without a network and says so itself. The network comes first: files of two versions
 * never meet as long as there is one.
 */
const CACHE = 'lichat-shell';

/** How long the network may take before the kept file is shown, in milliseconds. */
const PATIENCE = 4000;

const base = new URL('../', self.location);

self.addEventListener('install', event => event.waitUntil(self.skipWaiting()));

self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

/** The page tells what it loaded before this worker was there. */
self.addEventListener('message', event => {
  if (Array.isArray(event.data?.keep)) {
    event.waitUntil(keep(event.data.keep.filter(isOurs)));
  }
});

self.addEventListener('fetch', event => {
  if (event.request.method === 'GET' && isOurs(event.request.url)) {
    event.respondWith(answer(event));
  }
});

self.addEventListener('notificationclick', event => {
  event.notification.close();
  event.waitUntil(show(event.notification.data));
});

function isOurs(address) {
  const url = new URL(address, base);
  return url.origin === base.origin && (url.pathname === base.pathname || url.pathname.startsWith(`${base.pathname}app/`));
}

function keyOf(address) {
  const url = new URL(address, base);
  return url.pathname === base.pathname ? base.href : url.href;
}

async function keep(addresses) {
  const cache = await caches.open(CACHE);
  await Promise.allSettled([base.href, ...addresses].map(async address => {
    const response = await fetch(address);
    return response.ok ? cache.put(keyOf(address), response) : undefined;
  }));
}

async function answer(event) {
  const cache = await caches.open(CACHE);
  const key = keyOf(event.request.url);
  const kept = await cache.match(key);
  const network = fetch(event.request).then(response => {
    if (response.ok && response.type === 'basic') {
      event.waitUntil(cache.put(key, response.clone()));
    }
    return response;
  });
  if (!kept) {
    return network;
  }
  const late = new Promise(resolve => setTimeout(resolve, PATIENCE, kept));
  return Promise.race([network.catch(() => kept), late]);
}

async function show({channel} = {}) {
  const pages = await self.clients.matchAll({type: 'window'});
  const page = pages.find(client => client.visibilityState === 'visible') ?? pages[0];
  if (page) {
    page.postMessage({open: channel});
    return page.focus();
  }
  return self.clients.openWindow(channel ? `${base.href}?channel=${encodeURIComponent(channel)}` : base.href);
}
