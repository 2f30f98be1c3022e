/** Where columns stand: widths, which are pinned, which are in sight. */

export const LEAST_WIDTH = 48;
const MOST_GUESSED = 340;
/** Px per character of the cell font, roughly: a guess only has to look right. */
const CHARACTER = 7.4;
const CELL_PADDING = 26;
/** Room for a header's sort and menu buttons. */
const HEADER_EXTRAS = 46;
const NUMBER_COLUMN = 26;
/** Up to so many columns all are drawn. */
const ALL_DRAWN = 40;
const OVERSCAN = 200;

export type Columns = {
  /** Px of each column. */
  widths: number[];
  /** Left edge of each, from the first column's. */
  offsets: number[];
  total: number;
  /** How many at the left stay in sight. */
  pinned: number;
  /** Px of the column of row numbers; 0 without one. */
  numbers: number;
};

/** The columns that are drawn besides the pinned ones: `first` to `last`, without `last`. */
export type Window = { first: number; last: number };

export type Wishes = {
  headers: string[];
  /** Texts of some rows, to guess by. */
  sample: string[][];
  /** The author's `column_widths`. */
  asked: (string | number)[] | null | undefined;
  /** Widths that the user has dragged. */
  dragged: ReadonlyMap<number, number>;
  /** Px of the table's frame. */
  room: number;
  pinned: number;
  /** Rows, if they are numbered. */
  numbered: number | null;
};

/** Widths by the user's wish, else the author's, else by what is in them; a table narrower than its frame is stretched. */
export function layOut({ headers, sample, asked, dragged, room, pinned, numbered }: Wishes): Columns {
  const numbers = numbered === null ? 0 : NUMBER_COLUMN + Math.ceil(String(numbered).length * CHARACTER);
  const free = Math.max(0, room - numbers);
  const fixed = headers.map((_, i) => dragged.get(i) ?? length(asked?.[i], free));
  const widths = headers.map((header, i) => fixed[i] ?? guess(header, sample, i));
  const total = sum(widths);
  const loose = widths.flatMap((_, i) => (fixed[i] === undefined ? [i] : []));
  if (total < free && loose.length > 0) {
    const share = (free - total) / sum(loose.map((i) => widths[i] as number));
    for (const i of loose) widths[i] = (widths[i] as number) * (1 + share);
  }
  let edge = 0;
  const offsets = widths.map((width) => {
    edge += width;
    return edge - width;
  });
  return { widths, offsets, total: edge, pinned: fitting(pinned, offsets, free), numbers };
}

/** Pinned columns that leave room for others to be seen. */
function fitting(pinned: number, offsets: number[], free: number): number {
  let count = Math.min(pinned, offsets.length);
  while (count > 0 && count < offsets.length && (offsets[count] as number) > free * 0.7) count -= 1;
  return count;
}

function length(asked: string | number | undefined, room: number): number | undefined {
  const number = typeof asked === 'number' ? asked : Number.parseFloat(asked ?? '');
  if (!Number.isFinite(number) || number <= 0) return undefined;
  const relative = typeof asked === 'string' && asked.trim().endsWith('%');
  return Math.max(LEAST_WIDTH, relative ? (room * number) / 100 : number);
}

function guess(header: string, sample: string[][], column: number): number {
  const longest = sample.reduce((most, row) => Math.max(most, width(row[column] ?? '')), 0);
  const wanted = Math.max(longest + CELL_PADDING, width(header) * 1.08 + HEADER_EXTRAS);
  return Math.round(Math.min(MOST_GUESSED, Math.max(72, wanted)));
}

/** Px of a text; wide scripts take twice the room. */
function width(text: string): number {
  const line = text.slice(0, 60).split('\n', 1)[0] ?? '';
  return [...line].reduce((px, char) => px + (char > '⺀' ? 2 : 1) * CHARACTER, 0);
}

const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);

/** The columns in sight at `left` px of scrolling. */
export function windowAt({ widths, offsets, pinned, numbers }: Columns, left: number, room: number): Window {
  const count = widths.length;
  if (count <= ALL_DRAWN || room === 0) return { first: pinned, last: count };
  const right = left + room - numbers + OVERSCAN;
  let first = pinned;
  while (first < count - 1 && (offsets[first + 1] as number) < left - OVERSCAN) first += 1;
  let last = first;
  while (last < count && (offsets[last] as number) < right) last += 1;
  return { first, last };
}
