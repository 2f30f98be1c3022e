/**
 * Python from a snapshot of its memory, with lite imported: `lite/bundle/make_snapshot.mjs` made it.
 *
 * Compiling, downloading the snapshot and starting Pyodide's module go on side by side. The standard library's archive is not
 * needed for that; it comes when the app runs, or when Python imports what is not in the snapshot (`lite/bundle/restored.py`).
 */
import type { loadPyodide, PyodideAPI } from 'pyodide';
import type { Downloads } from './downloads.js';
import { modulesOf } from './files.js';
import { fetchNow } from './parts.js';
import { type Options, substitute } from './pyodide_private.js';
import { hasJspi } from './python.js';
import type { Snapshot } from './wheels.js';

const STDLIB = '/lib/python314.zip';
/** Where Pyodide's header has the place of the heap's first byte. */
const HEAP_START = 4;
type Module = {
  API: { restoreSnapshot(image: Uint8Array): unknown };
  HEAP32: Int32Array;
  __PyRuntime: number;
  __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: number;
};
type CreateModule = (settings: object) => Promise<Module>;
/** `pyodide.asm.mjs`. */
export type AsmModule = { default: CreateModule };
/** Pyodide's own format, but for what WebAssembly's data hides. */
type Image = Uint8Array<ArrayBuffer>;

/** @throws {FailureError} if it can't be had. */
export async function fetchSnapshot(about: Snapshot, downloads: Downloads, wheels: string): Promise<Image> {
  return downloads.unpacked(wheels + about.file);
}

/** `loadPyodide` that goes on from a snapshot; rejects if that is of another Pyodide. */
export async function restore(
  load: typeof loadPyodide,
  options: Options,
  { heap, data, without_jspi }: Snapshot,
  { module, asm, image }: { module: Promise<WebAssembly.Module>; asm: Promise<AsmModule>; image: Promise<Image> },
): Promise<PyodideAPI> {
  let hidden = new Uint32Array();
  const stdlib = Promise.resolve(new Uint8Array());
  const undo = substitute(options.indexURL, { module, stdlib }, ({ exports }) => {
    const memory = exports['memory'] as WebAssembly.Memory;
    hidden = new Uint32Array(memory.buffer.slice(0, data)); // before anything runs
    const more = heap - memory.buffer.byteLength;
    if (more > 0) memory.grow(more / 65536);
  });
  const createPyodideModule: CreateModule = async (settings) => {
    const created = await (await asm).default(settings);
    const bytes = await image;
    if (!hasJspi) for (const [at, byte] of without_jspi) bytes[at] = byte;
    unhide(bytes, hidden);
    // Where Python calls C functions through WebAssembly, if the browser can: through JavaScript nothing could be suspended.
    const { API, HEAP32, __PyRuntime: python, __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: offset } = created;
    const place = (python + HEAP32[offset / 4]!) / 4;
    const trampoline = HEAP32[place]!;
    const original = API.restoreSnapshot;
    API.restoreSnapshot = () => {
      const state = original(bytes);
      HEAP32[place] = trampoline;
      return state;
    };
    return created;
  };
  try {
    const restoring = load({ ...options, createPyodideModule, _loadSnapshot: new Uint8Array(16) } as object);
    return await Promise.race([restoring, undo.broken]);
  } finally {
    undo.now();
  }
}

/** Undoes the XOR with WebAssembly's own data. */
function unhide(image: Image, hidden: Uint32Array): void {
  const [start] = new Uint32Array(image.buffer, HEAP_START, 1);
  const words = new Uint32Array(image.buffer, start, hidden.length);
  for (let at = 0; at < words.length; at += 1) words[at]! ^= hidden[at]!;
}

/** Whether Python files import, at first sight, more than the snapshot has; `own` are the paths of the app's files. */
export function importsMore({ modules }: Snapshot, sources: string[], own: string[]): boolean {
  const known = new Set([...modules, 'gradio', 'lite', '__future__', ...modulesOf(own)]);
  for (const source of sources) {
    for (const [, from, names] of source.matchAll(/^[ \t]*(?:from[ \t]+(\w+)|import[ \t]+([\w., \t]+))/gm)) {
      const all = from === undefined ? names!.split(',').map((name) => name.trim().split(/\W/)[0]!) : [from];
      if (all.some((name) => !known.has(name))) return true;
    }
  }
  return false;
}

/** The archive of Python's standard library: fetched once; with a snapshot only when it is needed, or when there is time. */
export class Library {
  private url: string;
  private downloads: Downloads;
  private fetched: Promise<Uint8Array<ArrayBuffer>> | undefined;
  /** Where a restored Python wants the archive; undefined when it is there. */
  private fs: PyodideAPI['FS'] | undefined;

  constructor(url: string, downloads: Downloads) {
    this.url = url;
    this.downloads = downloads;
  }

  /** @throws {FailureError} if it can't be had. */
  fetch(): Promise<Uint8Array<ArrayBuffer>> {
    this.fetched ??= this.downloads.bytes(this.url);
    return this.fetched;
  }

  /** Tells a restored Python where it is now. */
  wake(pyodide: PyodideAPI): void {
    this.fs = pyodide.FS;
    this.fs.unlink(STDLIB); // an empty one is damaged for those who look for a line of source; a missing one is not
    const now = () => {
      if (this.fs !== undefined) this.put(fetchNow(this.url));
      return this.fs === undefined;
    };
    const language = `${(navigator.language || 'C').replace('-', '_')}.UTF-8`;
    (pyodide.pyimport('lite_restored') as { wake: (fetch: () => boolean, language: string) => void }).wake(now, language);
  }

  /** Puts the archive where Python looks for it, unless it is there. */
  put(bytes: Uint8Array | undefined): void {
    if (bytes === undefined) return;
    this.fs?.writeFile(STDLIB, bytes, { canOwn: true });
    this.fs = undefined;
  }

  /** Gets the archive while nobody waits for it. */
  complete(): void {
    if (this.fs !== undefined)
      void this.fetch().then(
        (bytes) => this.put(bytes),
        () => {},
      ); // Python asks again when it needs it
  }
}
