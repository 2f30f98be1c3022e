/** Which cells are chosen: one rectangle between two corners. Rows and columns are positions on the page; row -1 is the header. */

export type Point = { row: number; col: number };
/** `head` is the active cell, `tail` the far corner. */
export type Selection = { head: Point; tail: Point };
export type Rect = { top: number; bottom: number; left: number; right: number };
export type Size = { rows: number; cols: number };

export const HEADER = -1;

export const at = (row: number, col: number): Selection => ({ head: { row, col }, tail: { row, col } });

/** The cells of a selection, corners included. */
export function rectOf({ head, tail }: Selection): Rect {
  return {
    top: Math.min(head.row, tail.row),
    bottom: Math.max(head.row, tail.row),
    left: Math.min(head.col, tail.col),
    right: Math.max(head.col, tail.col),
  };
}

export const isOne = ({ head, tail }: Selection): boolean => head.row === tail.row && head.col === tail.col;

export const cellCount = ({ top, bottom, left, right }: Rect): number => (bottom - top + 1) * (right - left + 1);

/** The whole columns between two. */
export const columns = (from: number, to: number, { rows }: Size): Selection => ({
  head: { row: 0, col: from },
  tail: { row: Math.max(0, rows - 1), col: to },
});

/** The whole rows between two. */
export const rows = (from: number, to: number, { cols }: Size): Selection => ({
  head: { row: from, col: 0 },
  tail: { row: to, col: Math.max(0, cols - 1) },
});

export const everything = ({ rows, cols }: Size): Selection => ({
  head: { row: 0, col: 0 },
  tail: { row: Math.max(0, rows - 1), col: Math.max(0, cols - 1) },
});

/** `selection` inside a table of `size`; null when there is nothing to choose. */
export function clamp(selection: Selection | null, size: Size): Selection | null {
  if (!selection || size.cols === 0) return null;
  return { head: inside(selection.head, size), tail: inside(selection.tail, size) };
}

function inside({ row, col }: Point, { rows, cols }: Size): Point {
  return { row: Math.max(HEADER, Math.min(row, rows - 1)), col: Math.max(0, Math.min(col, cols - 1)) };
}

export type Step = { key: string; shift: boolean; jump: boolean };

/**
 * Where a key leads to; null if it leads nowhere.
 *
 * @param step `jump` is Ctrl or Cmd: to the edge. With `shift` the far corner moves, and the active cell stays.
 * @param page rows of a screenful.
 */
export function move(selection: Selection, { key, shift, jump }: Step, size: Size, page: number): Selection | null {
  const from = shift ? selection.tail : selection.head;
  const to = target(from, key, jump, size, page, shift ? 0 : HEADER);
  if (!to) return null;
  const point = inside(to, size);
  return shift ? { head: selection.head, tail: point } : { head: point, tail: point };
}

function target({ row, col }: Point, key: string, jump: boolean, { rows, cols }: Size, page: number, top: number): Point | null {
  const last = { row: rows - 1, col: cols - 1 };
  switch (key) {
    case 'ArrowUp':
      return { row: jump ? (row > 0 ? 0 : top) : Math.max(top, row - 1), col };
    case 'ArrowDown':
      return { row: jump ? last.row : row + 1, col };
    case 'ArrowLeft':
      return { row, col: jump ? 0 : col - 1 };
    case 'ArrowRight':
      return { row, col: jump ? last.col : col + 1 };
    case 'Home':
      return { row: jump ? 0 : row, col: 0 };
    case 'End':
      return { row: jump ? last.row : row, col: last.col };
    case 'PageUp':
      return { row: Math.max(0, row - page), col };
    case 'PageDown':
      return { row: row + page, col };
    default:
      return null;
  }
}

/** The next cell in reading order, for Tab while editing; null past the end. */
export function next({ row, col }: Point, { rows, cols }: Size, back: boolean): Point | null {
  const index = row * cols + col + (back ? -1 : 1);
  return index < 0 || index >= rows * cols ? null : { row: Math.floor(index / cols), col: index % cols };
}
