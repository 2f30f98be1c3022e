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
  _ZSTD_decompress(to: number, size: number, from: number, length: number): number;
  _PyObject_Hash(object: number): number;
};

/** What unpacking takes. */
export type Unpacking = Pick<Memory, 'HEAPU8' | '_malloc' | '_free' | '_ZSTD_decompress'>;

/** The word of a string that has its hash (`PyASCIIObject`). */
const HASH = 3;
/** The collector's own marks, in the lowest bits of its pointers. */
const MARKS = 3;

/** Whether a file is by zstd, and neither an archive nor an unpacked snapshot: by how each of them begins. */
export const isPacked = (bytes: Uint8Array): boolean => bytes[0] === 0x28;

/** The `size` bytes that a file by zstd holds. Works while Python waits, and before it has started. @throws {Error} if the file is damaged. */
export function unpack(c: Unpacking, packed: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const from = c._malloc(packed.length);
  const to = c._malloc(size);
  c.HEAPU8.set(packed, from);
  const found = c._ZSTD_decompress(to, size, from, packed.length);
  const bytes = c.HEAPU8.slice(to, to + size) as Uint8Array<ArrayBuffer>;
  c._free(to);
  c._free(from);
  if (found !== size) throw new Error('damaged');
  return bytes;
}

/** Computes what a snapshot's memory, which is in its place, doesn't say. */
export function complete({ HEAP32, _PyObject_Hash }: Memory, { strings, frozen }: Snapshot): void {
  for (let at = strings, distance = 1; distance > 0; at += distance) {
    distance = HEAP32[at / 4 + HASH]!;
    HEAP32[at / 4 + HASH] = -1; // nobody asked yet
    _PyObject_Hash(at);
  }
  for (let before = frozen, at = HEAP32[frozen / 4]!; at !== frozen; ) {
    const step = HEAP32[at / 4]!;
    const next = step > MARKS ? at + (step & ~MARKS) : frozen;
    HEAP32[at / 4] = next | (step & MARKS);
    HEAP32[at / 4 + 1] = before;
    before = at;
    at = next;
  }
}
