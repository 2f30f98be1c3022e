/**
 * Python from a snapshot of its memory, with lite imported: `lite/bundle/make_snapshot.mjs` made it.
 *
 * Compiling, downloading the snapshot and starting Pyodide's module go on side by side. The standard library's archive is not
 * needed for that; it comes when the app runs, or when Python imports what is not in the snapshot (`lite/bundle/restored.py`).
 */
import type { loadPyodide, PyodideAPI } from 'pyodide';
import { type Downloads, fileName } from './downloads.js';
import { modulesOf } from './files.js';
import { complete, isPacked, type Memory, unpack } from './memory.js';
import { fetchNow } from './parts.js';
import { type Options, substitute } from './pyodide_private.js';
import { hasJspi } from './python.js';
import type { Snapshot, WheelIndex } from './wheels.js';

const STDLIB = '/lib/python314.zip';
/** A file system that says nothing for so long is not waited for; two workers that start on a busy machine wait for more than a second. */
const PATIENCE_MS = 3000;
/** Bytes of memory that are in the snapshot if there is anything in them. */
const PAGE = 1024;
type Module = Memory & {
  API: { restoreSnapshot(image: Uint8Array): unknown };
  _sbrk(more: 0): number;
  __PyRuntime: number;
  __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: number;
};
type CreateModule = (settings: object) => Promise<Module>;
/** `pyodide.asm.mjs`. */
export type AsmModule = { default: CreateModule };
/** Pyodide's own header, a byte for each page of memory, and the pages with anything in them (`lite/bundle/snapshot.py`); packed or not. */
type Image = Uint8Array<ArrayBuffer>;

/** The snapshot at `url`: unpacked, as the browser keeps it (`kept.ts`), else downloaded. @throws {FailureError} if it can't be had. */
export function fetchSnapshot(url: string, downloads: Downloads): Promise<Image> {
  const late = new Promise<never>((_, reject) => setTimeout(reject, PATIENCE_MS));
  return Promise.race([keptImage(fileName(url)), late]).catch(() => downloads.bytes(url));
}

/** Rejects if the browser doesn't keep it. Takes no lock, so that workers may read it at the same time. */
async function keptImage(file: string): Promise<Image> {
  const folder = await navigator.storage.getDirectory();
  const kept = await (await folder.getFileHandle(file)).getFile();
  return new Uint8Array(await kept.arrayBuffer());
}

/** What is on its way to a restored Python; `unpacked` is told what a packed image held. */
type Given = { module: Promise<WebAssembly.Module>; asm: Promise<AsmModule>; image: Promise<Image>; unpacked: (image: Image) => void };

/** `loadPyodide` that goes on from a snapshot; rejects if that is of another Pyodide. */
export async function restore(
  load: typeof loadPyodide,
  options: Options,
  about: Snapshot,
  { module, asm, image, unpacked }: Given,
): Promise<PyodideAPI> {
  let hidden = new Uint32Array();
  const stdlib = Promise.resolve(new Uint8Array());
  const undo = substitute(options.indexURL, { module, stdlib }, ({ exports }) => {
    const memory = exports['memory'] as WebAssembly.Memory;
    hidden = new Uint32Array(memory.buffer.slice(0, about.data)); // before anything runs
    const more = about.heap - memory.buffer.byteLength;
    if (more > 0) memory.grow(more / 65536);
  });
  const createPyodideModule: CreateModule = async (settings) => {
    const created = await (await asm).default(settings);
    let bytes = await image;
    if (isPacked(bytes)) {
      bytes = unpack(created, bytes, about.size);
      unpacked(bytes);
    }
    const [, start] = new Uint32Array(bytes.buffer, 0, 2);
    // Where Python calls C functions through WebAssembly, if the browser can: through JavaScript nothing could be suspended.
    const { API, HEAP32, __PyRuntime: python, __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: offset } = created; // after `unpack`, which may move it
    const place = (python + HEAP32[offset / 4]!) / 4;
    const trampoline = HEAP32[place]!;
    const original = API.restoreSnapshot;
    API.restoreSnapshot = () => {
      const state = original(bytes.subarray(0, start));
      fill(created, bytes.subarray(start), about, hidden);
      created.HEAP32[place] = trampoline;
      complete(created, about);
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

/** Gives memory what the snapshot says: its pages, XORed with WebAssembly's own data. */
function fill({ HEAPU8, HEAP32, _sbrk }: Module, flags: Uint8Array, { pages, without_jspi }: Snapshot, hidden: Uint32Array): void {
  HEAPU8.fill(0, 0, _sbrk(0)); // nothing is above
  let from = pages;
  for (let page = 0; page < pages; page += 1) {
    if (flags[page] === 0) continue;
    HEAPU8.set(flags.subarray(from, from + PAGE), page * PAGE);
    from += PAGE;
  }
  if (!hasJspi) for (const [at, byte] of without_jspi) HEAPU8[at] = byte;
  for (let at = 0; at < hidden.length; at += 1) HEAP32[at]! ^= hidden[at]!;
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

/** The archive of Python's standard library for a restored Python: fetched once, when it is needed, or when there is time. */
export class Library {
  private index: Promise<WheelIndex>;
  private wheels: string;
  private downloads: Downloads;
  private fetched: Promise<Uint8Array<ArrayBuffer>> | undefined;
  /** Who wants the archive; undefined when it is there. */
  wanting: PyodideAPI | undefined;
  private size = 0;

  /** @param wheels where the files of the index are. */
  constructor(index: Promise<WheelIndex>, wheels: string, downloads: Downloads) {
    this.index = index;
    this.wheels = wheels;
    this.downloads = downloads;
  }

  /** Packed. @throws {FailureError} if it can't be had. */
  fetch(): Promise<Uint8Array<ArrayBuffer>> {
    this.fetched ??= this.index.then(({ library }) => this.downloads.bytes(this.wheels + library.file));
    return this.fetched;
  }

  /** Tells a restored Python where it is now. */
  wake(pyodide: PyodideAPI, { library: { file, size } }: WheelIndex): void {
    this.size = size;
    this.wanting = pyodide;
    pyodide.FS.unlink(STDLIB); // an empty one is damaged for those who look for a line of source; a missing one is not
    const now = () => {
      if (this.wanting !== undefined) this.put(fetchNow(this.wheels + file));
      return this.wanting === undefined;
    };
    const language = `${(navigator.language || 'C').replace('-', '_')}.UTF-8`;
    (pyodide.pyimport('lite_restored') as { wake: (fetch: () => boolean, language: string) => void }).wake(now, language);
  }

  /** Puts the archive where Python looks for it, unless it is there. A damaged one is none: Python says what it can't import. */
  put(bytes: Uint8Array | undefined): void {
    const { wanting: pyodide } = this;
    if (bytes === undefined || pyodide === undefined) return;
    const { _module: c } = pyodide as unknown as { _module: Memory };
    try {
      pyodide.FS.writeFile(STDLIB, unpack(c, bytes, this.size), { canOwn: true });
      this.wanting = undefined;
    } catch {}
  }
}
