/**
 * What we know of Pyodide 314.0.7 beyond its documentation, and the way around it when that stops being true.
 *
 * Known: `loadPyodide` fetches `pyodide.asm.wasm` and `python_stdlib.zip` with the global `fetch` and starts the first
 * with `WebAssembly.instantiateStreaming`; it needs of its lock file only `info.abi_version` and `packages`; and
 * `_api.lockfile*` is where `loadPackage` and micropip look packages up; `_api.on_fatal` is called when Python is beyond repair;
 * `createPyodideModule` takes the place of its own module, whose `API.restoreSnapshot` fills the memory, which must be large enough.
 */
import type { loadPyodide, PyodideAPI } from 'pyodide';

/** What the boot has fetched already, so that `loadPyodide` needn't. */
export type Prepared = { module: Promise<WebAssembly.Module>; stdlib: Promise<Uint8Array<ArrayBuffer>> };
export type Options = NonNullable<Parameters<typeof loadPyodide>[0]> & { indexURL: string };

/** A lock without packages: the real one (119 kB) is read only when an app needs a package. */
export const EMPTY_LOCK = { info: { abi_version: '2026_0' }, packages: {} };

/** Calls back when the interpreter can no longer be used: a trap in WebAssembly, memory that ran out in the wrong place. */
export function onFatal(pyodide: PyodideAPI, callback: () => void): void {
  (pyodide as unknown as { _api: { on_fatal?: () => void } })._api.on_fatal = callback;
}

/**
 * Puts what is prepared in the place of Pyodide's own fetches, until `now` is called.
 *
 * @param ready is given the instance before anything in it runs.
 */
export function substitute(
  base: string,
  prepared: Prepared,
  ready?: (instance: WebAssembly.Instance) => void,
): { now: () => void; broken: Promise<never> } {
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
      const instance = await WebAssembly.instantiate(module, imports);
      ready?.(instance);
      return { module, instance };
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
