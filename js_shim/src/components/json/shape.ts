/** How a JSON value is drawn as a tree: what a branch holds, and which branches are open at first. No DOM. */
import type { Json } from '../../protocol/messages.js';

/** Children that are drawn side by side; more are put into ranges. */
export const WIDEST = 100;
/** Rows that a tree may show at first, so that a big value does not freeze the page. */
const ROWS = 600;
/** Levels that are open at first when the author did not ask for all. */
const LEVELS = 3;

/** An entry of an object or list. */
export type Entry = { key: string | number; value: Json };
/** Some of the entries of a long list, from `start` up to but not including `end`. */
export type Range = { start: number; end: number };

export const isBranch = (value: Json): value is Json[] | Record<string, Json> =>
  typeof value === 'object' && value !== null && !(value instanceof Uint8Array);

/** How many entries a branch has. */
export const sizeOf = (value: Json[] | Record<string, Json>): number => (Array.isArray(value) ? value.length : Object.keys(value).length);

/** The entries of a branch from `start` to `end`. */
export function entries(value: Json[] | Record<string, Json>, { start, end }: Range): Entry[] {
  if (Array.isArray(value)) return value.slice(start, end).map((item, index) => ({ key: start + index, value: item }));
  return Object.keys(value)
    .slice(start, end)
    .map((key) => ({ key, value: value[key] as Json }));
}

/** The ranges a long stretch is cut into: at most `WIDEST` of them, of a round length. */
export function ranges({ start, end }: Range): Range[] {
  let length = WIDEST;
  while ((end - start) / length > WIDEST) length *= WIDEST;
  const cut: Range[] = [];
  for (let at = start; at < end; at += length) cut.push({ start: at, end: Math.min(at + length, end) });
  return cut;
}

/** How many levels are open at first: all or three, but no more than a page can bear. */
export function openLevels(value: Json, all: boolean): number {
  let level = [value];
  let rows = 0;
  const most = all ? Number.POSITIVE_INFINITY : LEVELS;
  for (let depth = 0; depth < most; depth++) {
    const next: Json[] = [];
    for (const branch of level) {
      if (!isBranch(branch)) continue;
      const shown = entries(branch, { start: 0, end: WIDEST });
      next.push(...shown.map((entry) => entry.value));
      rows += shown.length;
      if (rows > ROWS) return Math.max(depth, 1);
    }
    if (next.length === 0) return depth + 1;
    level = next;
  }
  return most;
}
