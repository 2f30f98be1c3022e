/**
 * What a single file carries (`lite build --single-file`), and the ways by which lite's code asks for it: `import`, `fetch`, a synchronous
 * request, a worker's or a worklet's file. Each file has the address that it would have beside the page, and is found by that.
 *
 * The build has rewritten the modules (`lite/bundle/single_modules.py`): a static import names `lite-single:<path>`, and `import()` is
 * `liteSingle.load()`. In the page and in each worker a module becomes an object URL of its own when it is first wanted, because a page that
 * was opened as a file shares no object URLs with its workers.
 */

/** A file: its bytes, maybe by gzip, and what it is served as. */
export type CarriedFile = { blob: Blob; type: string; packed: boolean };
/** Path below the page's folder → file. */
export type Files = Record<string, CarriedFile>;

/** As the browser has it: a worker's own is another (`workers.ts`). */
export const objectUrl = URL.createObjectURL.bind(URL);

const STATIC = /"lite-single:([^"]+)"/g;

export class Carried {
  /** The page's folder, ending in `/`. */
  readonly folder: string;
  readonly files: Files;
  private root: string;
  private modules = new Map<string, Promise<string>>();
  private nativeFetch = globalThis.fetch.bind(globalThis);

  /** @param root where modules believe to be; the page's folder, unless their origin has to be another. */
  constructor(folder: string, files: Files, root = folder) {
    this.folder = folder;
    this.files = files;
    this.root = root;
  }

  /** The path of a file that `url` is the address of; undefined if it is not carried. */
  find(url: string): string | undefined {
    const start = [this.folder, this.root].find((each) => url.startsWith(each));
    const path = start && url.slice(start.length).replace(/[?#].*$/, '');
    return path && Object.hasOwn(this.files, path) ? path : undefined;
  }

  /** What `import.meta.url` is to the module at `path`. */
  at = (path: string): string => this.root + path;

  /** What `import()` is to the modules: of a path, or of any URL. */
  load = async (specifier: string): Promise<unknown> => {
    const path = this.find(specifier) ?? (Object.hasOwn(this.files, specifier) ? specifier : undefined);
    return import(/* @vite-ignore */ path === undefined ? specifier : await this.module(path));
  };

  /** The object URL of a module. It stays: a module that is made twice would be two. */
  module(path: string): Promise<string> {
    const known = this.modules.get(path);
    if (known !== undefined) return known;
    const made = this.make(path);
    this.modules.set(path, made);
    return made;
  }

  private async make(path: string): Promise<string> {
    const text = await this.response(path).text();
    const names = new Set([...text.matchAll(STATIC)].map((found) => found[1]!));
    const urls = new Map(await Promise.all([...names].map(async (name) => [name, await this.module(name)] as const)));
    const code = text.replaceAll(STATIC, (_, name: string) => JSON.stringify(urls.get(name)));
    return objectUrl(new Blob([code], { type: 'text/javascript' }));
  }

  private response(path: string): Response {
    const { blob, type, packed } = this.files[path]!;
    const headers: Record<string, string> = { 'content-type': type };
    if (packed) return new Response(blob.stream().pipeThrough(new DecompressionStream('gzip')), { headers });
    headers['content-length'] = String(blob.size);
    return new Response(blob, { headers });
  }

  /** `fetch` that knows what is carried. Hashes are not checked: what would be compared came in the same file. */
  fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const url = input instanceof Request ? input.url : new URL(String(input), this.folder).href;
    const path = this.find(url);
    return path === undefined ? this.nativeFetch(input, init) : this.response(path);
  };

  /** Puts itself in the place of the browser's own ways. A synchronous request can't unpack: what is asked for so is not packed. */
  install(): void {
    Object.assign(globalThis, { liteSingle: this, fetch: this.fetch });
    const { open } = XMLHttpRequest.prototype;
    const instead = (url: string | URL): string | URL => {
      const path = this.find(String(url));
      return path === undefined || this.files[path]!.packed ? url : objectUrl(this.files[path]!.blob);
    };
    XMLHttpRequest.prototype.open = function (this: XMLHttpRequest, method: string, url: string | URL, ...rest: unknown[]): void {
      // Without the third argument a request is asynchronous, whereas an undefined one makes it synchronous.
      (open as (...given: unknown[]) => void).call(this, method, instead(url), ...rest);
    };
  }
}
