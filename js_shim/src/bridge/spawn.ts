/** Starts the worker around Python from its real file. */
import workerFile from '../worker/main.ts?worker&url';

/** The worker's module file, absolute. */
export const workerUrl = new URL(workerFile, import.meta.url).href;

/**
 * A module worker from `url`. Browsers refuse scripts of another origin (a CDN), so there, and only there, the worker is
 * one line in a blob that imports the file; a page that does this needs `blob:` in `worker-src`.
 */
export function spawnWorker(url: string = workerUrl): Worker {
  if (new URL(url).origin === location.origin) return new Worker(url, { type: 'module', name: 'lite' });
  const line = new Blob([`import ${JSON.stringify(url)};`], { type: 'text/javascript' });
  const blob = URL.createObjectURL(line);
  const worker = new Worker(blob, { type: 'module', name: 'lite' });
  worker.addEventListener('message', () => URL.revokeObjectURL(blob), { once: true });
  return worker;
}
