/** What lies beside the page to be imported, and how it is checked. */

/** A wheel beside the page, by name and hash. */
export type Wheel = { file: string; sha256: string };
export type LockedWheel = Wheel & { version?: string; imports: string[]; depends: string[] };
/** What few apps need of lite: the words of an app's source that call for it, and the other parts that it imports. */
export type Part = Wheel & { words: string[]; needs: string[] };
/**
 * Python's memory with lite imported: how many bytes it takes, how many of them WebAssembly's data fills, how many pages the snapshot tells of, where
 * the strings and the garbage collector's list begin, the library's modules in it (and packages that need no more of the library), whether it can
 * install packages with these, and which bytes are others in a browser without JSPI.
 */
export type Snapshot = Wheel & {
  heap: number;
  data: number;
  pages: number;
  /** Of the unpacked file. */
  size: number;
  strings: number;
  frozen: number;
  modules: string[];
  installs?: boolean;
  without_jspi: [number, number][];
};
/** Python's standard library for the snapshot (`lite/bundle/library.py`), `size` bytes unpacked; `alone` where there is no other one beside Pyodide. */
export type Library = Wheel & { size: number; alone?: boolean };
/** `runtime/wheels/wheels.json`. */
export type WheelIndex = {
  lite: Wheel;
  snapshot?: Snapshot;
  library: Library;
  parts?: Record<string, Part>;
  micropip?: Wheel;
  lock: Record<string, LockedWheel>;
  /** Where else Pyodide's own packages may be fetched when they are not beside the page; checked by their hashes. */
  packages?: string[];
};

/** The hash as browsers check it while downloading. */
export function integrity(sha256: string): string {
  const bytes = sha256.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
  return `sha256-${btoa(String.fromCharCode(...bytes))}`;
}
