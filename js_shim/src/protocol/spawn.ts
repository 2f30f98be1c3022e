/** Starts module workers, by the page and by the worker around Python. */

/**
 * A module worker from `url`. Browsers refuse scripts of another origin (a CDN), so there, and only there, the worker is
 * one line in a blob that imports the file; a page that does this needs `blob:` in `worker-src`. In a single file the origins are made to
 * be the same (`single/workers.ts`).
 */
export function startWorker(url: string, name: string): Worker {
  if (new URL(url).origin === location.origin) return new Worker(url, { type: 'module', name });
  const line = new Blob([`import ${JSON.stringify(url)};`], { type: 'text/javascript' });
  const blob = URL.createObjectURL(line);
  const worker = new Worker(blob, { type: 'module', name });
  worker.addEventListener('message', () => URL.revokeObjectURL(blob), { once: true });
  return worker;
}
