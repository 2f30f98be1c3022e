/**
 * The page's side of a built site's service worker: registers it once the app runs, so that it takes nothing from the first start; takes
 * it away when asked to.
 *
 *     ?lite-offline=off   removes the worker and what it kept, and remembers that
 *     ?lite-offline=on    registers it again
 *
 * A script does the same by `import { remove } from './runtime/pwa.js'`.
 */
import type { AreYouLeaving, Keep, Leave } from './build.js';

const root = new URL('../', import.meta.url).href;
const script = new URL('lite-sw.js', root).href;
/** Where it is remembered that the reader wants none. */
const OFF = `lite-offline ${new URL(root).pathname}`;
/** How long an app may take to start before the worker is registered all the same. */
const PATIENCE_MS = 60_000;

/** The element of an app, as far as it matters here. */
type App = Element & { controller?: (EventTarget & { runtime: { state: string } }) | null };

let leaving = false;

/** Takes the service worker away, with all that it keeps. It stays away until `?lite-offline=on`. */
export async function remove(): Promise<void> {
  localStorage.setItem(OFF, 'off');
  const registration = await navigator.serviceWorker?.getRegistration(root);
  if (registration?.scope !== root) return;
  const { active } = registration;
  if (active === null) await registration.unregister();
  else await new Promise((resolve) => told(active, { type: 'lite-leave' }, resolve));
}

async function start(): Promise<void> {
  const container = navigator.serviceWorker;
  if (container === undefined) return; // no https, or a browser that keeps nothing
  const wish = new URLSearchParams(location.search).get('lite-offline');
  if (wish === 'off') return remove();
  if (wish === 'on') localStorage.removeItem(OFF);
  if (localStorage.getItem(OFF) !== null) return;
  container.addEventListener('message', answer);
  container.startMessages();
  addEventListener('beforeunload', () => leave());
  const isolate = document.querySelector('meta[name="lite-offline"][content~="isolate"]') !== null;
  if (isolate && !crossOriginIsolated) await isolated(container);
  await appsHaveStarted();
  const registration = await container.register(script, { scope: root });
  if (isolate) registration.active?.postMessage({ type: 'lite-keep' } satisfies Keep);
}

/** Loads the page again by way of the worker, which adds the headers. Once: a page that is still not isolated can't be. */
async function isolated(container: ServiceWorkerContainer): Promise<void> {
  const tried = `lite-isolate ${root}`;
  if (sessionStorage.getItem(tried) !== null) return;
  sessionStorage.setItem(tried, '1');
  await container.register(script, { scope: root });
  await container.ready;
  location.reload();
  await new Promise(() => {}); // the page ends here
}

function told(worker: ServiceWorker, message: Leave, answered: (value: unknown) => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = answered;
  worker.postMessage(message, [port2]);
}

function answer({ data, ports }: MessageEvent): void {
  if ((data as AreYouLeaving).type === 'lite-leaving') ports[0]?.postMessage(leaving);
}

function leave(): void {
  leaving = true;
  // A download or a "stay here" keeps the page.
  setTimeout(() => {
    leaving = false;
  }, 2000);
}

/** Resolves when every app on the page runs or has failed. */
async function appsHaveStarted(): Promise<void> {
  if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
  const apps = [...document.querySelectorAll<App>('lite-app, gradio-lite')];
  const started = apps.map(({ controller }) => {
    if (!controller || ['ready', 'failed'].includes(controller.runtime.state)) return null;
    return new Promise((resolve) => {
      for (const type of ['ready', 'error']) controller.addEventListener(type, resolve, { once: true });
    });
  });
  await Promise.race([Promise.all(started), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}

start().catch((error: unknown) => console.warn(`Lite: this site can't be kept for offline use. ${String(error)}`));
