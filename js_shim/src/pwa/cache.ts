/**
 * The files of one build of a site, kept in one cache and served from it only when it has all of them.
 *
 * Every file is checked by its hash while it is fetched, so a host that is in the middle of an upload makes the filling fail, never
 * a mixture.
 */
import type { Build } from './build.js';

const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};
/** Downloads at a time. */
const LANES = 4;
/** The entry that is written last: the list of what the cache holds. */
const CONTENTS = 'lite-contents.json';

type Hashes = Record<string, string>;

/** What names of caches of the site at `scope` begin with. A space ends it: the scope `/a/` is not that of `/a/b/`. */
const cachePrefix = (scope: string): string => `lite ${new URL(scope).pathname} `;

export class SiteCache {
  readonly name: string;
  private build: Build;
  private scope: string;
  private storage: CacheStorage;
  private get: typeof fetch;
  private files = new Map<string, { sha256: string; later: boolean }>();
  private full: Promise<boolean> | undefined;

  /** @param scope the site's root, absolute, ending in `/` */
  constructor(build: Build, scope: string, storage: CacheStorage, get: typeof fetch) {
    this.build = build;
    this.scope = scope;
    this.storage = storage;
    this.get = get;
    this.name = `${cachePrefix(scope)}${build.id}`;
    for (const [path, sha256, later] of build.files) this.files.set(new URL(path, scope).href, { sha256, later: later === 1 });
  }

  /** Fetches all that is not kept yet, from older builds' caches where they have the same file. Rejects if one can't be had. */
  async fill(): Promise<void> {
    const cache = await this.storage.open(this.name);
    const older = await this.older();
    const waiting = [...this.files].filter(([, { later }]) => !later).map(([url]) => url);
    const lane = async () => {
      for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
        if ((await cache.match(url)) === undefined) await cache.put(url, await this.obtain(url, older));
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    const hashes = Object.fromEntries([...this.files].map(([url, { sha256 }]) => [url, sha256]));
    await cache.put(new URL(CONTENTS, this.scope).href, new Response(JSON.stringify(hashes)));
    this.full = undefined;
  }

  /** Whether all is there. */
  isFull(): Promise<boolean> {
    this.full ??= this.contents(this.name).then((hashes) => hashes !== undefined);
    return this.full;
  }

  /** Forgets what other builds of this site have left. */
  async dropOthers(): Promise<void> {
    for (const name of await this.names()) if (name !== this.name) await this.storage.delete(name);
  }

  /** Forgets all builds, and from now on answers from the network. */
  async drop(): Promise<void> {
    this.full = Promise.resolve(false);
    for (const name of await this.names()) await this.storage.delete(name);
  }

  /** The site's file that answers `url`; undefined if it is none of its. A folder is its index.html; queries name no other file. */
  find(url: string): string | undefined {
    const { href } = withoutQuery(url);
    const candidates = href.endsWith('/') ? [`${href}index.html`] : [href];
    return candidates.find((each) => this.files.has(each));
  }

  /** Whether `url` is a folder of the site whose address lacks the slash at its end. */
  isFolder(url: string): boolean {
    return this.files.has(`${withoutQuery(url).href}/index.html`);
  }

  /** The answer to a request for the site's `file`, from the cache once it is full, else from the network. */
  async answer(request: Request, file: string): Promise<Response> {
    if (!(await this.isFull())) return this.pass(request);
    let kept = await this.storage.match(file, { cacheName: this.name });
    if (kept === undefined) {
      kept = await this.obtain(file, []);
      const cache = await this.storage.open(this.name);
      await cache.put(file, kept.clone()).catch(() => {}); // no room: it is served all the same
    }
    const range = request.headers.get('range');
    return range === null ? kept : slice(kept, range);
  }

  /** The network's answer, with the headers that this build asks for. */
  async pass(request: Request): Promise<Response> {
    const response = await this.get(request);
    if (!this.build.isolate || response.status === 0) return response;
    return this.dressed(response);
  }

  private async obtain(url: string, older: { name: string; hashes: Hashes }[]): Promise<Response> {
    const { sha256 } = this.files.get(url)!;
    for (const { name, hashes } of older) {
      if (hashes[url] !== sha256) continue;
      const response = await this.storage.match(url, { cacheName: name });
      if (response !== undefined) return this.dressed(response);
    }
    const init = { integrity: `sha256-${sha256}` };
    // The page has fetched most of it a moment ago. What the browser's own cache has may be of another build: the hash tells.
    const response = await this.get(url, { ...init, cache: 'force-cache' }).catch(() => this.get(url, { ...init, cache: 'reload' }));
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return this.dressed(response);
  }

  /** As it is, where it can be: browsers keep compiled code beside responses that nobody made anew. */
  private dressed(response: Response): Response {
    if (!this.build.isolate && !response.redirected) return response;
    const headers = new Headers(response.headers);
    for (const [name, value] of this.build.isolate ? Object.entries(ISOLATION) : []) headers.set(name, value);
    const bodiless = [101, 204, 205, 304].includes(response.status);
    return new Response(bodiless ? null : response.body, { status: response.status, statusText: response.statusText, headers });
  }

  private async older(): Promise<{ name: string; hashes: Hashes }[]> {
    const found: { name: string; hashes: Hashes }[] = [];
    for (const name of await this.names()) {
      const hashes = name === this.name ? undefined : await this.contents(name);
      if (hashes !== undefined) found.push({ name, hashes });
    }
    return found;
  }

  private async contents(name: string): Promise<Hashes | undefined> {
    // Not `open`, which makes the cache if it is not there.
    const response = await this.storage.match(new URL(CONTENTS, this.scope).href, { cacheName: name });
    return (await response?.json()) as Hashes | undefined;
  }

  private async names(): Promise<string[]> {
    const prefix = cachePrefix(this.scope);
    return (await this.storage.keys()).filter((name) => name.startsWith(prefix));
  }
}

function withoutQuery(url: string): URL {
  const plain = new URL(url);
  plain.search = '';
  plain.hash = '';
  return plain;
}

/** A part of a kept file, as players of sound and video ask for: `bytes=first-last`, both inclusive, either open. */
export async function slice(response: Response, range: string): Promise<Response> {
  const bytes = await response.blob();
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(range.trim()) ?? [];
  const suffix = from === '' && to !== undefined && to !== '';
  const first = suffix ? Math.max(0, bytes.size - Number(to)) : Number(from);
  const last = suffix || to === '' ? bytes.size - 1 : Math.min(Number(to), bytes.size - 1);
  const headers = new Headers(response.headers);
  headers.delete('content-encoding');
  if (from === undefined || (from === '' && to === '') || first > last) {
    headers.set('content-range', `bytes */${bytes.size}`);
    return new Response(null, { status: 416, headers });
  }
  headers.set('content-range', `bytes ${first}-${last}/${bytes.size}`);
  headers.set('content-length', String(last - first + 1));
  return new Response(bytes.slice(first, last + 1, bytes.type), { status: 206, headers });
}
