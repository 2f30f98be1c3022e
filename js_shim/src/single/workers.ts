/**
 * Workers of a single file. Chromium starts no module worker from a page that was opened as a file, and lets neither side read the other's
 * object URLs. So a worker is a classic one with this very script, which gets the carried files as the first message and imports its module
 * itself; and an object URL that a worker makes is made again on the side that gets it.
 */
import { Carried, type Files, objectUrl } from './carried.js';

/** The first message to a worker. */
type Start = { liteSingle: { folder: string; files: Files; script: string; entry: string } };
/** A worker made an object URL, or gave it back. */
type Shown = { liteSingleUrl: string; blob: Blob | null };

/** Where the modules of a worker are that has no origin: `startWorker` (`protocol/spawn.ts`) wants one with the same, which is none. */
const NOWHERE = 'lite-single:///';

const OBJECT_URL = /blob:[\w:/.[\]-]+/g;

/** Workers, from now on: those of carried files are started as said above. @param failed hears of one that could not be started. */
export function installWorkers(carried: Carried, script: string, failed: () => void): void {
  const scriptUrl = objectUrl(new Blob([script], { type: 'text/javascript' }));

  class CarriedWorker extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      const entry = carried.find(String(url));
      if (entry === undefined) {
        super(url, options);
        return;
      }
      try {
        super(scriptUrl, { name: options?.name ?? '' });
      } catch (error) {
        failed();
        throw error;
      }
      translate(this);
      const lost = (): void => failed();
      this.addEventListener('error', lost);
      this.addEventListener('message', () => this.removeEventListener('error', lost), { once: true });
      const { folder, files } = carried;
      this.postMessage({ liteSingle: { folder, files, script, entry } } satisfies Start);
    }
  }
  globalThis.Worker = CarriedWorker;
}

/** Makes a worker's object URLs again here, and names these in its messages. */
function translate(worker: Worker): void {
  const ours = new Map<string, string>();
  const here = (text: string): string => text.replaceAll(OBJECT_URL, (url) => ours.get(url) ?? url);
  worker.addEventListener('message', (event: MessageEvent<unknown>) => {
    const { data } = event;
    if (isShown(data)) {
      event.stopImmediatePropagation();
      const old = ours.get(data.liteSingleUrl);
      if (data.blob !== null) ours.set(data.liteSingleUrl, URL.createObjectURL(data.blob));
      else if (old !== undefined) {
        URL.revokeObjectURL(old);
        ours.delete(data.liteSingleUrl);
      }
    } else if (ours.size > 0) Object.defineProperty(event, 'data', { value: renamed(data, here) });
  });
}

const isShown = (data: unknown): data is Shown => typeof data === 'object' && data !== null && 'liteSingleUrl' in data;

/** A message with its texts changed: a packet is a text or has one, and so has a config that is told. */
function renamed(data: unknown, change: (text: string) => string): unknown {
  if (typeof data === 'string') return change(data);
  if (typeof data !== 'object' || data === null) return data;
  const texts = Object.entries(data).filter(([name, value]) => /^(text|config|value)$/.test(name) && typeof value === 'string');
  return texts.length === 0 ? data : { ...data, ...Object.fromEntries(texts.map(([name, value]) => [name, change(value as string)])) };
}

/** This script in a worker: waits for the files, then becomes the worker that was asked for. */
export function becomeWorker(): void {
  const waiting: MessageEvent[] = [];
  const wait = (event: MessageEvent): void => void waiting.push(event);
  const begin = async ({ data }: MessageEvent<Start>): Promise<void> => {
    const { folder, files, script, entry } = data.liteSingle;
    addEventListener('message', wait);
    const carried = new Carried(folder, files, location.origin === 'null' ? NOWHERE : folder);
    carried.install();
    installWorkers(carried, script, () => {});
    tellUrls();
    asInModuleWorkers();
    resolvePaths(folder);
    await carried.load(entry);
    removeEventListener('message', wait);
    for (const { data: message, ports } of waiting) dispatchEvent(new MessageEvent('message', { data: message, ports: [...ports] }));
  };
  const complain = (error: unknown): void => {
    setTimeout(() => {
      throw error; // here it is the worker's own error, which the page hears of
    });
  };
  addEventListener('message', (event) => void begin(event).catch(complain), { once: true });
}

/** Whoever started this worker is told of its object URLs. */
function tellUrls(): void {
  const revokeObjectURL = URL.revokeObjectURL.bind(URL);
  const tell = (message: Shown): void => self.postMessage(message);
  URL.createObjectURL = (made: Blob): string => {
    const url = objectUrl(made);
    tell({ liteSingleUrl: url, blob: made });
    return url;
  };
  URL.revokeObjectURL = (url: string): void => {
    revokeObjectURL(url);
    tell({ liteSingleUrl: url, blob: null });
  };
}

/**
 * Pyodide refuses classic workers, whose `import()` older browsers lacked. It knows them by what this function does with a data URL: here the
 * page's policy would refuse that too, but with a word in the console.
 */
function asInModuleWorkers(): void {
  const importScripts = (): never => {
    throw new TypeError('Module scripts have no importScripts().');
  };
  Object.defineProperty(globalThis, 'importScripts', { value: importScripts });
}

/** A worker that was made of a blob is nowhere, so a path means nothing to it. transformers.js asks the browser's cache by such. */
function resolvePaths(folder: string): void {
  if (typeof Cache === 'undefined') return;
  const { match } = Cache.prototype;
  Cache.prototype.match = function (this: Cache, request: RequestInfo | URL, options?: CacheQueryOptions): Promise<Response | undefined> {
    return match.call(this, typeof request === 'string' ? new URL(request, folder).href : request, options);
  };
}
