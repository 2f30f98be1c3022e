/**
 * What we know of Pyodide 314.0.7 beyond its documentation, and the way around it when that stops being true.
 *
 * Known: `loadPyodide` fetches `pyodide.asm.wasm` and `python_stdlib.zip` with the global `fetch` and starts the first
 * with `WebAssembly.instantiateStreaming`; it needs of its lock file only `info.abi_version` and `packages`; and
 * `_api.lockfile*` is where `loadPackage` and micropip look packages up; `_api.on_fatal` is called when Python is beyond repair.
 */
import type { loadPyodide, PyodideAPI } from 'pyodide';

/** What the boot has fetched already, so that `loadPyodide` needn't. */
export type Prepared = { module: Promise<WebAssembly.Module>; stdlib: Promise<Uint8Array<ArrayBuffer>> };
type Options = NonNullable<Parameters<typeof loadPyodide>[0]> & { indexURL: string };

/** A lock without packages: the real one (119 kB) is read only when an app needs a package. */
const EMPTY_LOCK = {
  info: { abi_version: '2026_0', arch: 'wasm32', platform: 'emscripten_5_0_3', python: '3.14.2', version: '314.0.7' },
  packages: {},
};

/**
 * `loadPyodide`, on downloads and a compilation that started before Pyodide's own code had arrived.
 *
 * @returns the API, and whether the fast way worked; if it didn't, Pyodide was loaded in the documented way.
 */
export async function loadPrepared(
  load: typeof loadPyodide,
  options: Options,
  prepared: Prepared,
): Promise<{ pyodide: PyodideAPI; fast: boolean }> {
  const restore = substitute(options.indexURL, prepared);
  try {
    // Our own downloads fail with words for people; Pyodide would only log, and never settle.
    const failed = Promise.all([prepared.module, prepared.stdlib]).then(() => new Promise<never>(() => {}));
    const loading = load({ ...options, lockFileContents: EMPTY_LOCK as never });
    return { pyodide: await Promise.race([loading, failed, restore.broken]), fast: true };
  } catch (error) {
    restore.now();
    await Promise.all([prepared.module, prepared.stdlib]);
    console.info('Lite: Pyodide is loaded in the plain way, because the fast way failed:', error);
    return { pyodide: await load(options), fast: false };
  } finally {
    restore.now();
  }
}

/** Calls back when the interpreter can no longer be used: a trap in WebAssembly, memory that ran out in the wrong place. */
export function onFatal(pyodide: PyodideAPI, callback: () => void): void {
  (pyodide as unknown as { _api: { on_fatal?: () => void } })._api.on_fatal = callback;
}

/** Puts what is prepared in the place of Pyodide's own fetches, until `now` is called. */
function substitute(base: string, prepared: Prepared): { now: () => void; broken: Promise<never> } {
  const plainFetch = globalThis.fetch;
  const plainInstantiate = WebAssembly.instantiateStreaming;
  let fail: (error: unknown) => void = () => {};
  const broken = new Promise<never>((_, reject) => {
    fail = reject;
  });
  broken.catch(() => {});
  globalThis.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (url === `${base}pyodide.asm.wasm`) return new Response(null);
    if (url === `${base}python_stdlib.zip`) return new Response(await prepared.stdlib);
    return plainFetch(input, init);
  };
  WebAssembly.instantiateStreaming = async (_source, imports) => {
    try {
      const module = await prepared.module;
      return { module, instance: await WebAssembly.instantiate(module, imports) };
    } catch (error) {
      fail(error); // Pyodide swallows this rejection
      throw error;
    }
  };
  const now = () => {
    globalThis.fetch = plainFetch;
    WebAssembly.instantiateStreaming = plainInstantiate;
  };
  return { now, broken };
}
