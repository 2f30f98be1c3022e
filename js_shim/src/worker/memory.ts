/**
 * What `lite/bundle` did to make Python's memory small to download: compressed it by zstd, and left out what can be computed
 * (`memory.mjs`). The decoder is Pyodide's own, so nothing starts before Pyodide's module is there.
 */
import type { Snapshot } from './wheels.js';

/** What is used here of Pyodide's module. */
export type Memory = {
  HEAPU8: Uint8Array;
  HEAP32: Int32Array;
  _malloc(size: number): number;
  _free(place: number): void;
  _ZSTD_getFrameContentSize(from: number, length: number): bigint;
  _ZSTD_decompress(to: number, size: number, from: number, length: number): number;
  _PyObject_Hash(object: number): number;
};

/** The same of an instance in which nothing has run yet. */
export function memoryOf(exports: WebAssembly.Exports): Pick<Memory, Unpacking> {
  const c = exports as unknown as Named<Pick<Memory, Unpacking>> & { memory: WebAssembly.Memory };
  return {
    get HEAPU8() {
      return new Uint8Array(c.memory.buffer);
    },
    _malloc: c.malloc,
    _free: c.free,
    _ZSTD_getFrameContentSize: c.ZSTD_getFrameContentSize,
    _ZSTD_decompress: c.ZSTD_decompress,
  };
}

/** As C calls them: Pyodide's module has an underscore before each. */
type Named<T> = { [name in keyof T as name extends `_${infer C}` ? C : never]: T[name] };
type Unpacking = 'HEAPU8' | '_malloc' | '_free' | '_ZSTD_getFrameContentSize' | '_ZSTD_decompress';

/** How every file by zstd begins. */
const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
/** More than any of these files has; one that is damaged may say anything. */
const MOST = 1 << 28;
/** The word of a string that has its hash (`PyASCIIObject`). */
const HASH = 3;
/** The collector's own marks, in the lowest bits of its pointers. */
const MARKS = 3;

export const isPacked = (bytes: Uint8Array): boolean => MAGIC.every((byte, at) => bytes[at] === byte);

/** What a file by zstd holds. Works while Python waits, and before it has started. @throws {Error} if the file is damaged. */
export function unpack(c: Pick<Memory, Unpacking>, packed: Uint8Array): Uint8Array<ArrayBuffer> {
  const from = c._malloc(packed.length);
  c.HEAPU8.set(packed, from);
  const size = Number(c._ZSTD_getFrameContentSize(from, packed.length));
  const to = size < MOST ? c._malloc(size) : 0;
  try {
    if (to === 0 || c._ZSTD_decompress(to, size, from, packed.length) !== size) throw new Error('This file is damaged.');
    return c.HEAPU8.slice(to, to + size) as Uint8Array<ArrayBuffer>;
  } finally {
    c._free(to);
    c._free(from);
  }
}

/** Computes what a snapshot's memory, which is in its place, doesn't say. */
export function complete(c: Memory, { strings, frozen }: Snapshot): void {
  const { HEAP32 } = c;
  for (let at = strings; ; ) {
    const word = at / 4 + HASH;
    const distance = HEAP32[word]!;
    HEAP32[word] = -1; // nobody asked yet
    c._PyObject_Hash(at);
    if (distance === 0) break;
    at += distance;
  }
  for (let before = frozen, at = HEAP32[frozen / 4]!; ; ) {
    const step = HEAP32[at / 4]!;
    const distance = step & ~MARKS;
    const next = distance === 0 ? frozen : at + distance;
    HEAP32[at / 4] = next | (step & MARKS);
    HEAP32[at / 4 + 1] = before;
    if (next === frozen) break;
    before = at;
    at = next;
  }
}
