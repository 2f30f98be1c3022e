/**
 * Which rows a small table shows, and in which order: search, filters, sorting. Python does the same for big ones
 * (lite/components/_table_views.py); tests hold both to tests/components/table_views.json.
 */
import type { Cell, Row } from './types.js';

export type Direction = 'asc' | 'desc';
export type Sort = [column: number, direction: Direction];
export type Filter = [column: number, name: FilterName, text: string];
/** `sort` holds the column that matters most first. */
export type Spec = { search: string; filters: Filter[]; sort: Sort[] };

export const ALL: Spec = { search: '', filters: [], sort: [] };

export const isAll = (spec: Spec): boolean => spec.search === '' && spec.filters.length === 0 && spec.sort.length === 0;

/** What a cell is searched, filtered, copied and typed over as. */
export function asText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}

/** A cell as a number, or null. */
export function asNumber(cell: Cell | undefined): number | null {
  if (typeof cell === 'number') return cell;
  if (typeof cell !== 'string' || cell.trim() === '') return null;
  const number = Number(cell);
  return Number.isNaN(number) ? null : number;
}

const isEmpty = (cell: Cell | undefined): boolean => cell === null || cell === undefined || cell === '';

type Keep = (cell: Cell | undefined) => boolean;

const matches =
  (fits: (text: string, wanted: string) => boolean) =>
  (wanted: string): Keep => {
    const low = wanted.toLowerCase();
    return (cell) => fits(asText(cell).toLowerCase(), low);
  };

const compares =
  (fits: (value: number, limit: number) => boolean) =>
  (wanted: string): Keep => {
    const limit = asNumber(wanted);
    if (limit === null) return () => true;
    return (cell) => {
      const value = asNumber(cell);
      return value !== null && fits(value, limit);
    };
  };

/** Filters by name: what each is called, and what it keeps. */
export const FILTERS = {
  contains: { label: 'contains', keep: matches((text, wanted) => text.includes(wanted)) },
  excludes: { label: 'does not contain', keep: matches((text, wanted) => !text.includes(wanted)) },
  starts: { label: 'starts with', keep: matches((text, wanted) => text.startsWith(wanted)) },
  ends: { label: 'ends with', keep: matches((text, wanted) => text.endsWith(wanted)) },
  is: { label: 'is', keep: matches((text, wanted) => text === wanted) },
  is_not: { label: 'is not', keep: matches((text, wanted) => text !== wanted) },
  eq: { label: '=', keep: compares((value, limit) => value === limit) },
  ne: { label: '≠', keep: compares((value, limit) => value !== limit) },
  gt: { label: '>', keep: compares((value, limit) => value > limit) },
  ge: { label: '≥', keep: compares((value, limit) => value >= limit) },
  lt: { label: '<', keep: compares((value, limit) => value < limit) },
  le: { label: '≤', keep: compares((value, limit) => value <= limit) },
  empty: { label: 'is empty', keep: () => isEmpty },
  filled: { label: 'is not empty', keep: () => (cell: Cell | undefined) => !isEmpty(cell) },
  true: { label: 'is true', keep: () => (cell: Cell | undefined) => asText(cell).toLowerCase() === 'true' },
  false: { label: 'is false', keep: () => (cell: Cell | undefined) => asText(cell).toLowerCase() === 'false' },
} satisfies Record<string, { label: string; keep: (text: string) => Keep }>;

export type FilterName = keyof typeof FILTERS;

/** Filters that compare with nothing. */
export const ALONE: ReadonlySet<FilterName> = new Set(['empty', 'filled', 'true', 'false']);

export type FilterKind = 'string' | 'number' | 'bool';

/** The filters that compare in one way, the most useful first. */
export const FILTERS_OF: Record<FilterKind, FilterName[]> = {
  string: ['contains', 'excludes', 'is', 'is_not', 'starts', 'ends', 'empty', 'filled'],
  number: ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'empty', 'filled'],
  bool: ['true', 'false', 'empty', 'filled'],
};

/** How a column of a datatype is compared at first; numbers may be compared as text, and text that holds numbers as these. */
export const kindFor = (datatype = 'str'): FilterKind => (datatype === 'number' || datatype === 'bool' ? datatype : 'string');

/** How a filter compares: as its column does, if it can be both. */
export function kindOf(name: FilterName, datatype: string | undefined): FilterKind {
  const own = kindFor(datatype);
  return FILTERS_OF[own].includes(name) ? own : FILTERS_OF.number.includes(name) ? 'number' : 'string';
}

/** Row numbers in the order of `spec`; null for all rows as they are. */
export function orderOf(rows: Row[], spec: Spec): number[] | null {
  if (isAll(spec)) return null;
  const kept = keptBy(rows, spec);
  for (const [column, direction] of [...spec.sort].reverse()) sortBy(rows, kept, column, direction === 'desc' ? -1 : 1);
  return kept;
}

function keptBy(rows: Row[], { search, filters }: Spec): number[] {
  const wanted = search.toLowerCase();
  const keeps = filters.map(([column, name, text]) => ({ column, keep: FILTERS[name].keep(text) }));
  const kept: number[] = [];
  rows.forEach((row, index) => {
    if (!keeps.every(({ column, keep }) => keep(row[column]))) return;
    if (wanted === '' || row.some((cell) => asText(cell).toLowerCase().includes(wanted))) kept.push(index);
  });
  return kept;
}

type Key = { kind: number; number: number; text: string };

/** Numbers before truth values before text; empty cells last in either direction. */
function keyOf(cell: Cell | undefined): Key {
  if (isEmpty(cell)) return { kind: 3, number: 0, text: '' };
  if (typeof cell === 'boolean') return { kind: 1, number: Number(cell), text: '' };
  const number = asNumber(cell);
  return number !== null ? { kind: 0, number, text: '' } : { kind: 2, number: 0, text: asText(cell).toLowerCase() };
}

function sortBy(rows: Row[], order: number[], column: number, sign: 1 | -1): void {
  const keys = new Map(order.map((index) => [index, keyOf(rows[index]?.[column])]));
  order.sort((a, b) => compare(keys.get(a) as Key, keys.get(b) as Key, sign));
}

function compare(a: Key, b: Key, sign: 1 | -1): number {
  if (a.kind === 3 || b.kind === 3) return a.kind - b.kind;
  if (a.kind !== b.kind) return (a.kind - b.kind) * sign;
  if (a.kind < 2) return a.number === b.number ? 0 : (a.number < b.number ? -1 : 1) * sign;
  return a.text === b.text ? 0 : (a.text < b.text ? -1 : 1) * sign;
}

/** The sorting after a click on a column's button: ascending, descending, none. @param more keeps the other columns. */
export function nextSort(sort: Sort[], column: number, more: boolean): Sort[] {
  const now = sort.find(([other]) => other === column)?.[1];
  const next: Direction | null = now === undefined ? 'asc' : now === 'asc' ? 'desc' : null;
  return withSort(sort, column, next, more);
}

/** `sort` with a direction for one column, which keeps its rank; null takes it out. */
export function withSort(sort: Sort[], column: number, direction: Direction | null, more: boolean): Sort[] {
  if (!more) return direction ? [[column, direction]] : [];
  if (direction === null) return sort.filter(([other]) => other !== column);
  const known = sort.some(([other]) => other === column);
  return known ? sort.map((one): Sort => (one[0] === column ? [column, direction] : one)) : [...sort, [column, direction]];
}

/** A spec after `by` columns came (or went, if negative) at `col`. */
export function shifted(spec: Spec, col: number, by: number): Spec {
  const moved = <T extends [number, ...unknown[]]>(list: T[]): T[] =>
    list.flatMap((one) => {
      const [column, ...rest] = one;
      if (column < col) return [one];
      return by < 0 && column < col - by ? [] : [[column + by, ...rest] as unknown as T];
    });
  return { ...spec, filters: moved(spec.filters), sort: moved(spec.sort) };
}
