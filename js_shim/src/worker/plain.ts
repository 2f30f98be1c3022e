/** Python without a snapshot: where the snapshot is not there or is of another Pyodide. */
import type { loadPyodide, PyodideAPI } from 'pyodide';
import { FailureError, toFailure } from '../protocol/failure.js';
import type { Downloads } from './downloads.js';
import { isPacked, type Unpacking, unpack } from './memory.js';
import { type Options, type Prepared, substitute } from './pyodide_private.js';
import type { Library } from './snapshot.js';
import type { WheelIndex } from './wheels.js';

type Ground = Pick<Prepared, 'module'> & {
  index: Promise<WheelIndex>;
  library: Library;
  downloads: Downloads;
  firstFailure: Promise<never>;
};

/** @throws {FailureError} if Python doesn't start. */
export async function loadPlain(load: typeof loadPyodide, options: Options, ground: Ground): Promise<PyodideAPI> {
  const { module, index, library, downloads, firstFailure } = ground;
  const { alone, size } = (await index).library;
  // What lies beside Pyodide is of its version, whatever that is.
  const stdlib = alone ? library.fetch() : downloads.bytes(`${options.indexURL}python_stdlib.zip`);
  return Promise.race([loadPrepared(load, options, { module, stdlib, size }), firstFailure]).catch((error: unknown) => {
    throw new FailureError(toFailure('python', error, 'Python could not be started.'));
  });
}

/**
 * `loadPyodide`, on downloads and a compilation that started before Pyodide's own code had arrived. If that doesn't work, it is
 * loaded in the documented way.
 *
 * @param prepared.size bytes of the library once it is unpacked; not used where it is no packed one.
 */
async function loadPrepared(load: typeof loadPyodide, options: Options, prepared: Prepared & { size: number }): Promise<PyodideAPI> {
  let ready: (instance: WebAssembly.Instance) => void = () => {};
  const instance = new Promise<WebAssembly.Instance>((resolve) => {
    ready = resolve;
  });
  const stdlib = prepared.stdlib.then(async (bytes) =>
    isPacked(bytes) ? unpack(memoryOf((await instance).exports), bytes, prepared.size) : bytes,
  );
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

/** The memory of an instance in which nothing has run yet. */
function memoryOf(exports: WebAssembly.Exports): Unpacking {
  const c = exports as unknown as Named<Unpacking> & { memory: WebAssembly.Memory };
  return {
    get HEAPU8() {
      return new Uint8Array(c.memory.buffer);
    },
    _malloc: c.malloc,
    _free: c.free,
    _ZSTD_decompress: c.ZSTD_decompress,
  };
}

/** As C calls them: Pyodide's module has an underscore before each. */
type Named<T> = { [name in keyof T as name extends `_${infer C}` ? C : never]: T[name] };
