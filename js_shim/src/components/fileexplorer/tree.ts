/** What a FileExplorer shows and has chosen, without a DOM: rows of open folders, ticks, and where keys lead. */

/** Names from the root on. */
export type Path = string[];

/** A folder's content: name, and whether it is a folder. */
export type Listing = { entries: [name: string, isFolder: boolean][]; more: number };

/** Folders that were asked for, by `keyOf` of their path; null while the answer is on its way. */
export type Listings = ReadonlyMap<string, Listing | null>;

/** A line of the tree. */
export type Row = {
  path: Path;
  key: string;
  name: string;
  isFolder: boolean;
  open: boolean;
  /** 1-based place among the `size` entries of its folder. */
  place: number;
  size: number;
  /** Entries of its folder that are not listed, on the last row of a folder that is too long. */
  more: number;
};

export type Tick = 'on' | 'off' | 'some';

/** A name never has a slash. */
export const keyOf = (path: Path): string => path.join('/');

/** The paths of a payload; anything else in it is left out. */
export function pathsOf(value: unknown): Path[] {
  if (!Array.isArray(value)) return [];
  return value.filter((path): path is Path => Array.isArray(path) && path.length > 0 && path.every((name) => typeof name === 'string'));
}

/** The rows of all folders that are open, from the root on. */
export function rowsOf(listings: Listings, open: ReadonlySet<string>, parent: Path = []): Row[] {
  const { entries = [], more = 0 } = listings.get(keyOf(parent)) ?? {};
  return entries.flatMap(([name, isFolder], index): Row[] => {
    const path = [...parent, name];
    const key = keyOf(path);
    const isOpen = isFolder && open.has(key);
    const last = index === entries.length - 1;
    const row = { path, key, name, isFolder, open: isOpen, place: index + 1, size: entries.length + more, more: last ? more : 0 };
    return isOpen ? [row, ...rowsOf(listings, open, path)] : [row];
  });
}

const isBelow = (path: Path, folder: Path): boolean => path.length > folder.length && folder.every((name, at) => path[at] === name);
const isSame = (a: Path, b: Path): boolean => a.length === b.length && a.every((name, at) => b[at] === name);

/** Whether a row is chosen: itself, by a folder above it, or some or all of what is known to be below it. */
export function tickOf(row: Pick<Row, 'path' | 'isFolder'>, chosen: readonly Path[], listings: Listings): Tick {
  if (chosen.some((path) => isSame(path, row.path) || isBelow(row.path, path))) return 'on';
  if (!row.isFolder || !chosen.some((path) => isBelow(path, row.path))) return 'off';
  const listing = listings.get(keyOf(row.path));
  const all =
    listing &&
    listing.more === 0 &&
    listing.entries.every(([name, isFolder]) => tickOf({ path: [...row.path, name], isFolder }, chosen, listings) === 'on');
  return all ? 'on' : 'some';
}

/** `chosen` with `more`, each once. */
export function withPaths(chosen: readonly Path[], more: readonly Path[]): Path[] {
  const known = new Set(chosen.map(keyOf));
  return [...chosen, ...more.filter((path) => !known.has(keyOf(path)))];
}

/** `chosen` without `path` and what is below it. */
export function withoutPath(chosen: readonly Path[], path: Path): Path[] {
  return chosen.filter((one) => !isSame(one, path) && !isBelow(one, path));
}

/** The chosen folder that `path` is chosen by, if it isn't by itself. */
export function chosenAbove(chosen: readonly Path[], path: Path): Path | undefined {
  return chosen.find((one) => isBelow(path, one));
}

/** What a key does in the tree, as in WAI-ARIA's pattern; null leaves it to the page. */
export type Move = { to: number } | { open: number } | { close: number } | { choose: number };

export function moveOf(key: string, rows: readonly Row[], at: number): Move | null {
  const row = rows[at];
  if (!row) return null;
  switch (key) {
    case 'ArrowDown':
      return { to: Math.min(at + 1, rows.length - 1) };
    case 'ArrowUp':
      return { to: Math.max(at - 1, 0) };
    case 'Home':
      return { to: 0 };
    case 'End':
      return { to: rows.length - 1 };
    case 'ArrowRight':
      if (!row.isFolder) return { to: at };
      if (!row.open) return { open: at };
      return { to: rows[at + 1]?.path.length === row.path.length + 1 ? at + 1 : at };
    case 'ArrowLeft':
      if (row.open) return { close: at };
      return { to: Math.max(0, parentOf(rows, at)) };
    case 'Enter':
    case ' ':
      return { choose: at };
  }
  return key.length === 1 ? { to: typed(key, rows, at) } : null;
}

function parentOf(rows: readonly Row[], at: number): number {
  const depth = rows[at]?.path.length ?? 1;
  for (let up = at - 1; up >= 0; up--) if ((rows[up]?.path.length ?? 0) < depth) return up;
  return at;
}

/** The next row whose name begins with `letter`. */
function typed(letter: string, rows: readonly Row[], at: number): number {
  const wanted = letter.toLocaleLowerCase();
  for (let step = 1; step <= rows.length; step++) {
    const index = (at + step) % rows.length;
    if (rows[index]?.name.toLocaleLowerCase().startsWith(wanted)) return index;
  }
  return at;
}
