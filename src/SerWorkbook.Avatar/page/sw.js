// Keeps the page's files, so that it works without a network after the first visit. "ser avatar" writes files.js beside this file:
// the version and the names of all files.

importScripts('files.js');

const prefix = 'voice-avatar ';
const { version, files } = self.avatarFiles;
const name = `${prefix}${self.registration.scope} ${version}`;

self.addEventListener('install', event => event.waitUntil(keep()));
self.addEventListener('activate', event => event.waitUntil(clean()));
self.addEventListener('fetch', event => {
  if (event.request.method === 'GET' && event.request.url.startsWith(self.registration.scope)) {
    event.respondWith(answer(event.request));
  }
});

async function keep() {
  const cache = await caches.open(name);
  await cache.addAll(['./', ...files].map(file => new Request(file, { cache: 'no-cache' })));
  await self.skipWaiting();
}

async function clean() {
  const old = (await caches.keys()).filter(key => key.startsWith(`${prefix}${self.registration.scope} `) && key !== name);
  await Promise.all(old.map(key => caches.delete(key)));
  await self.clients.claim();
}

async function answer(request) {
  const kept = await (await caches.open(name)).match(request, { ignoreSearch: true });
  return kept ?? fetch(request);
}
