/** From rows to what is drawn: gathered in bins, aggregated, told apart by colour, aligned along x. No DOM. */
import type { Json } from '../../protocol/messages.js';

export type Kind = 'quantitative' | 'nominal' | 'temporal';
export type Value = { columns: string[]; data: Json[][]; datatypes?: Record<string, Kind>; mark?: 'bar' | 'line' | 'point' };
export type Aggregate = 'sum' | 'mean' | 'median' | 'min' | 'max' | 'count';

export type Wanted = {
  x?: string | null;
  y?: string | null;
  color?: string | null;
  x_bin?: string | number | null;
  y_aggregate?: Aggregate | null;
  sort?: string | string[] | null;
};

/** One mark: its place, and the row it was made of (the first of several). */
export type Mark = { x: number; y: number; group: string; row: number };

export type Chart = {
  mark: 'bar' | 'line' | 'point';
  kind: Kind;
  /** Names along x when it is nominal; a mark's `x` is an index into them. */
  names: string[];
  groups: string[];
  marks: Mark[];
  /** Whether marks stand for several rows. */
  aggregated: boolean;
};

/** How many steps a numeric colour has. */
const STEPS = 6;
const SECONDS: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** The chart that `value` is, or null when there is nothing to draw. Times are milliseconds. */
export function chartOf(value: Value | null | undefined, wanted: Wanted): Chart | null {
  if (!value || !Array.isArray(value.data) || value.data.length === 0) return null;
  const at = (name: string | null | undefined, fallback: number): number => (name ? value.columns.indexOf(name) : fallback);
  const [xAt, yAt, colorAt] = [at(wanted.x, 0), at(wanted.y, 1), at(wanted.color, -1)];
  if (xAt < 0 || yAt < 0) return null;
  const kind = value.datatypes?.[value.columns[xAt] ?? ''] ?? 'quantitative';
  const mark = value.mark ?? 'line';
  const bin = binOf(wanted.x_bin, kind);
  const groupOf = grouping(value, colorAt);
  const names: string[] = [];
  const places = new Map<string, number>();
  const marks: Mark[] = [];
  for (const [row, cells] of value.data.entries()) {
    const x = place(cells[xAt] ?? null, kind, bin, names, places);
    const y = numberOf(cells[yAt] ?? null);
    if (x !== null && (y !== null || wanted.y_aggregate === 'count')) marks.push({ x, y: y ?? 0, group: groupOf(cells), row });
  }
  const aggregated = bin !== null || (mark !== 'point' && kind === 'nominal') || (wanted.y_aggregate ?? null) !== null;
  const drawn = aggregated ? aggregate(marks, wanted.y_aggregate ?? 'sum') : marks;
  const chart = { mark, kind, names, groups: [...new Set(drawn.map(({ group }) => group))], marks: drawn, aggregated };
  return kind === 'nominal' ? sorted(chart, wanted.sort ?? null) : chart;
}

const numberOf = (cell: Json): number | null => (typeof cell === 'number' && Number.isFinite(cell) ? cell : null);

/** The width of a bin in the unit of x; null for none. */
export function binOf(bin: string | number | null | undefined, kind: Kind): number | null {
  if (bin === null || bin === undefined || kind === 'nominal') return null;
  if (typeof bin === 'number') return bin > 0 ? bin * (kind === 'temporal' ? 1000 : 1) : null;
  const found = /^([\d.]+)([smhd])$/.exec(bin);
  return found ? Number(found[1]) * (SECONDS[found[2] ?? ''] ?? 1) * 1000 : null;
}

function place(cell: Json, kind: Kind, bin: number | null, names: string[], places: Map<string, number>): number | null {
  if (cell === null) return null;
  if (kind !== 'nominal') {
    const x = numberOf(cell);
    return x === null || bin === null ? x : Math.floor(x / bin) * bin;
  }
  const name = String(cell);
  const known = places.get(name);
  if (known !== undefined) return known;
  places.set(name, names.length);
  return names.push(name) - 1;
}

/** What group a row is in: its colour's value; of numbers, the step it falls in. */
function grouping(value: Value, at: number): (cells: Json[]) => string {
  if (at < 0) return () => '';
  if (value.datatypes?.[value.columns[at] ?? ''] !== 'quantitative') return (cells) => String(cells[at] ?? '');
  const numbers = value.data.flatMap((cells) => numberOf(cells[at] ?? null) ?? []);
  const distinct = [...new Set(numbers)];
  if (distinct.length <= STEPS) return (cells) => String(cells[at] ?? '');
  const low = numbers.reduce((a, b) => Math.min(a, b), Infinity);
  const step = (numbers.reduce((a, b) => Math.max(a, b), -Infinity) - low) / STEPS;
  const text = (n: number) => Number(n.toPrecision(3)).toString();
  return (cells) => {
    const n = numberOf(cells[at] ?? null);
    if (n === null) return '';
    const index = Math.min(STEPS - 1, Math.floor((n - low) / step));
    return `${text(low + index * step)} – ${text(low + (index + 1) * step)}`;
  };
}

const BY: Record<Aggregate, (ys: number[]) => number> = {
  sum: (ys) => ys.reduce((a, b) => a + b, 0),
  mean: (ys) => ys.reduce((a, b) => a + b, 0) / ys.length,
  median: (ys) => {
    const inOrder = ys.toSorted((a, b) => a - b);
    const half = inOrder.length >> 1;
    return inOrder.length % 2 ? (inOrder[half] as number) : ((inOrder[half - 1] as number) + (inOrder[half] as number)) / 2;
  },
  min: (ys) => ys.reduce((a, b) => Math.min(a, b), Infinity),
  max: (ys) => ys.reduce((a, b) => Math.max(a, b), -Infinity),
  count: (ys) => ys.length,
};

/** One mark per x and group. */
function aggregate(marks: Mark[], how: Aggregate): Mark[] {
  const gathered = new Map<string, { first: Mark; ys: number[] }>();
  for (const mark of marks) {
    const key = `${mark.x}\n${mark.group}`;
    const known = gathered.get(key);
    if (known) known.ys.push(mark.y);
    else gathered.set(key, { first: mark, ys: [mark.y] });
  }
  return [...gathered.values()].map(({ first, ys }) => ({ ...first, y: BY[how](ys) }));
}

/** Names in the order that `sort` asks for. */
function sorted(chart: Chart, sort: string | string[] | null): Chart {
  if (sort === null) return chart;
  const total = chart.names.map(() => 0);
  for (const { x, y } of chart.marks) total[x] = (total[x] ?? 0) + y;
  const down = sort === '-x' || sort === '-y' ? -1 : 1;
  const rank = (name: string) => (Array.isArray(sort) && sort.includes(name) ? sort.indexOf(name) : chart.names.length);
  const order = chart.names.map((_, index) => index);
  order.sort((a, b) => {
    const [one, two] = [chart.names[a] ?? '', chart.names[b] ?? ''];
    if (Array.isArray(sort)) return rank(one) - rank(two);
    return down * (sort.endsWith('y') ? (total[a] ?? 0) - (total[b] ?? 0) : one.localeCompare(two, undefined, { numeric: true }));
  });
  const moved = order.toSorted((a, b) => a - b).map((index) => order.indexOf(index));
  return {
    ...chart,
    names: order.map((index) => chart.names[index] ?? ''),
    marks: chart.marks.map((mark) => ({ ...mark, x: moved[mark.x] ?? mark.x })).toSorted((a, b) => a.x - b.x), // as they are read out
  };
}

/** Marks along one x for all groups: `xs`, and per group the mark at each x, or null. A group with two marks at one x keeps both. */
export function aligned(chart: Chart): { xs: number[]; columns: Map<string, (Mark | null)[]> } {
  const marks = chart.marks.toSorted((a, b) => a.x - b.x);
  const xs: number[] = [];
  const columns = new Map<string, (Mark | null)[]>(chart.groups.map((group) => [group, []]));
  let start = 0;
  const width = (group: string) => columns.get(group) as (Mark | null)[];
  for (const mark of marks) {
    if (xs.length === 0 || xs[xs.length - 1] !== mark.x) start = xs.length;
    // The first slot of this x in which the group has no mark yet.
    let slot = Math.max(start, width(mark.group).length);
    if (xs.length === 0 || xs[xs.length - 1] !== mark.x) slot = start;
    if (slot >= xs.length) xs.push(mark.x);
    const column = width(mark.group);
    while (column.length < slot) column.push(null);
    column[slot] = mark;
  }
  for (const column of columns.values()) while (column.length < xs.length) column.push(null);
  return { xs, columns };
}
