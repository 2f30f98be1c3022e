/** Python without a snapshot: where the snapshot is not there or is of another Pyodide. */
import type { loadPyodide, PyodideAPI } from 'pyodide';
import { isPacked, memoryOf, unpack } from './memory.js';
import { type Options, type Prepared, substitute } from './pyodide_private.js';

/**
 * `loadPyodide`, on downloads and a compilation that started before Pyodide's own code had arrived. If that doesn't work, it is
 * loaded in the documented way.
 */
export async function loadPrepared(load: typeof loadPyodide, options: Options, prepared: Prepared): Promise<PyodideAPI> {
  let ready: (instance: WebAssembly.Instance) => void = () => {};
  const instance = new Promise<WebAssembly.Instance>((resolve) => {
    ready = resolve;
  });
  const stdlib = prepared.stdlib.then(async (bytes) => (isPacked(bytes) ? unpack(memoryOf((await instance).exports), bytes) : bytes));
  stdlib.catch(() => {}); // Pyodide awaits it
  const undo = substitute(options.indexURL, { module: prepared.module, stdlib }, ready);
  try {
    // Our own downloads fail with words for people; Pyodide would only log, and never settle.
    const failed = Promise.all([prepared.module, prepared.stdlib]).then(() => new Promise<never>(() => {}));
    return await Promise.race([load(options), failed, undo.broken]);
  } catch (error) {
    undo.now();
    await Promise.all([prepared.module, prepared.stdlib]);
    console.info('Lite: Pyodide is loaded in the plain way, because the fast way failed:', error);
    const { lockFileContents: _, ...plain } = options;
    return await load(plain);
  } finally {
    undo.now();
  }
}
