/**
 * The service worker of a built site: serves it from its own cache, also with the network off.
 *
 *     first visit:  page runs ──> register ──> install: keep every file ──> active; serves the next visit
 *     new build:    old one serves ──> install of the new one: keep every file ──> waits
 *                   next visit, and no other page of the site is open ──> new one takes over, the page is loaded again from it
 *
 * A page never mixes two builds: a worker answers from the cache of its own build, only once that is complete, and takes over
 * only while no page runs. `lite build` puts this file at the site's root, with the list of its files at its head.
 *
 * `lite build --no-pwa` puts `null` there: then it undoes an earlier build's worker, which browsers ask for under this name only.
 */
import type { Build, TakeOver, ToServiceWorker } from './build.js';
import { SiteCache } from './cache.js';

/** What of a service worker's global scope is used here; TypeScript's `webworker` types and those of pages exclude each other. */
type Extendable = Event & { waitUntil(promise: Promise<unknown>): void };
type Fetching = Extendable & { request: Request; respondWith(response: Promise<Response> | Response): void };
type Client = { postMessage(message: unknown, transfer: Transferable[]): void };
type Scope = {
  liteBuild: Build | null;
  registration: ServiceWorkerRegistration;
  clients: { matchAll(options: { type: 'window' }): Promise<Client[]> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(type: 'message', listener: (event: Extendable & Pick<MessageEvent, 'data' | 'ports'>) => void): void;
};

/** How long a page has to say that it is leaving. It answers at once, unless it is busy, or has just begun: then it stays. */
const PATIENCE_MS = 500;

const NOTHING: Build = { id: '', isolate: false, files: [] };

const scope = self as unknown as Scope;
const { liteBuild, registration } = scope;

if (liteBuild === null) undo();
else serve(liteBuild, new SiteCache(liteBuild, registration.scope, caches, (...given) => fetch(...given)));

function undo(): void {
  scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
  scope.addEventListener('activate', (event) => event.waitUntil(leave(new SiteCache(NOTHING, registration.scope, caches, fetch))));
}

async function leave(cache: SiteCache): Promise<void> {
  await cache.drop();
  await registration.unregister();
}

function serve(build: Build, cache: SiteCache): void {
  scope.addEventListener('install', (event) => {
    // To be isolated, the first page has to be loaded a second time, by way of this worker: that comes before keeping anything.
    if (!build.isolate || registration.active !== null) event.waitUntil(cache.fill());
  });
  scope.addEventListener('activate', (event) => event.waitUntil(cache.dropOthers()));
  scope.addEventListener('message', (event) => {
    const { type } = event.data as ToServiceWorker;
    if (type === 'lite-take-over') event.waitUntil(scope.skipWaiting());
    else if (type === 'lite-leave') event.waitUntil(leave(cache).then(() => event.ports[0]?.postMessage(null)));
    else if (type === 'lite-keep') event.waitUntil(cache.isFull().then(async (full) => void (full || (await cache.fill()))));
  });
  scope.addEventListener('fetch', (event) => {
    const { request } = event;
    if (request.method !== 'GET') return;
    if (request.mode === 'navigate') {
      event.respondWith(navigate(cache, request));
      return;
    }
    const file = cache.find(request.url);
    if (file !== undefined) event.respondWith(cache.answer(request, file));
    else if (build.isolate && request.url.startsWith('http') && request.cache !== 'only-if-cached') event.respondWith(cache.pass(request));
  });
}

async function navigate(cache: SiteCache, request: Request): Promise<Response> {
  const { waiting } = registration;
  if (waiting !== null && (await noPageStays())) {
    waiting.postMessage({ type: 'lite-take-over' } satisfies TakeOver);
    // The browser asks again, and by then the new worker answers.
    return new Response('', { headers: { Refresh: '0' } });
  }
  const file = cache.find(request.url);
  const aside = new URL(request.url).searchParams.get('lite-offline') === 'off';
  if (file !== undefined && !aside) return cache.answer(request, file);
  if (cache.isFolder(request.url)) return Response.redirect(`${request.url.split(/[?#]/)[0]}/`, 301);
  try {
    return await cache.pass(request);
  } catch (error) {
    const instead = file ?? cache.find(new URL('404.html', registration.scope).href);
    if (instead === undefined) throw error;
    return cache.answer(request, instead);
  }
}

/** Whether every page of the site that is open is being left: reloaded, say. */
async function noPageStays(): Promise<boolean> {
  const pages = await scope.clients.matchAll({ type: 'window' });
  const leaving = await Promise.all(pages.map(isLeaving));
  return leaving.every(Boolean);
}

function isLeaving(page: Client): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data === true);
    setTimeout(resolve, PATIENCE_MS, false);
    page.postMessage({ type: 'lite-leaving' }, [port2]);
  });
}
