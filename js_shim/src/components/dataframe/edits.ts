/** Changes of a small table: each gives a new value that shares with the old one what stayed the same. */
import type { Cell, Datatype, Limits, Metadata, Row, Value } from './types.js';

/** `[row, column, value]`, rows as the table holds them. */
export type CellEdit = [row: number, col: number, value: Cell];

/** `value` with other cells. What a cell was displayed as goes with what it was. */
export function setCells(value: Value, edits: CellEdit[]): Value {
  const data = [...value.data];
  const texts = value.metadata?.display_value ? [...value.metadata.display_value] : null;
  const own = new Set<number>();
  for (const [row, col, cell] of edits) {
    if (!own.has(row)) {
      own.add(row);
      data[row] = [...(data[row] ?? [])];
      if (texts) texts[row] = [...(texts[row] ?? [])];
    }
    (data[row] as Row)[col] = cell;
    if (texts) (texts[row] as (string | null)[])[col] = null;
  }
  return texts ? { ...value, data, metadata: { ...value.metadata, display_value: texts } } : { ...value, data };
}

/** `value` with rows of empty cells before row `at`. */
export function insertRows(value: Value, at: number, count: number, types: Datatype[]): Value {
  const blank = () => value.headers.map((_, i) => emptyCell(types[i]));
  return {
    ...value,
    data: value.data.toSpliced(at, 0, ...Array.from({ length: count }, blank)),
    metadata: mapMeta(value.metadata, (rows) => rows.toSpliced(at, 0, ...Array.from({ length: count }, () => []))),
  };
}

/** `value` without some rows. */
export function deleteRows(value: Value, rows: Iterable<number>): Value {
  const gone = new Set(rows);
  const keep = <T>(_: T, index: number) => !gone.has(index);
  return { ...value, data: value.data.filter(keep), metadata: mapMeta(value.metadata, (kept) => kept.filter(keep)) };
}

/** Some rows of `value`, in this order. */
export function pickRows(value: Value, order: number[]): Value {
  const pick = <T>(list: T[]): T[] => order.map((index) => list[index] as T);
  return { ...value, data: pick(value.data), metadata: mapMeta(value.metadata, pick) };
}

/** `value` with columns of empty cells before column `at`. */
export function insertColumns(value: Value, at: number, names: string[]): Value {
  const cells = (fill: Cell) => names.map(() => fill);
  return {
    ...value,
    headers: value.headers.toSpliced(at, 0, ...names),
    data: value.data.map((row) => row.toSpliced(at, 0, ...cells(''))),
    metadata: withTypes(
      mapMeta(value.metadata, (rows) => rows.map((row) => row.toSpliced(at, 0, ...names.map(() => null)))),
      (types) => types.toSpliced(at, 0, ...names.map(() => 'str')),
    ),
  };
}

/** `value` with so many more columns at the right. */
export function widened(value: Value, count: number): Value {
  const names: string[] = [];
  for (let i = 0; i < count; i++) names.push(freshName([...value.headers, ...names]));
  return count > 0 ? insertColumns(value, value.headers.length, names) : value;
}

/** `value` without columns `from` to `to`, both included. */
export function deleteColumns(value: Value, from: number, to: number): Value {
  const cut = <T>(list: T[]): T[] => list.toSpliced(from, to - from + 1);
  return {
    ...value,
    headers: cut(value.headers),
    data: value.data.map(cut),
    metadata: withTypes(
      mapMeta(value.metadata, (rows) => rows.map(cut)),
      cut,
    ),
  };
}

export function rename(value: Value, column: number, name: string): Value {
  return { ...value, headers: value.headers.with(column, name) };
}

/** A name for a new column that no other has. */
export function freshName(headers: string[]): string {
  for (let number = headers.length + 1; ; number++) if (!headers.includes(String(number))) return String(number);
}

type Texts = (string | null)[][];

function mapMeta(metadata: Metadata | null | undefined, change: (rows: Texts) => Texts): Metadata | null {
  if (!metadata) return null;
  const { display_value, styling } = metadata;
  return {
    ...metadata,
    ...(display_value && { display_value: change(display_value) }),
    ...(styling && { styling: change(styling) }),
  };
}

const withTypes = (metadata: Metadata | null, change: (types: string[]) => string[]): Metadata | null =>
  metadata?.datatype ? { ...metadata, datatype: change(metadata.datatype) } : metadata;

/** What a new or cleared cell holds. */
export function emptyCell(datatype: Datatype | undefined): Cell {
  return datatype === 'number' ? null : datatype === 'bool' ? false : '';
}

/**
 * What was typed or pasted as a cell's value: by the column's datatype, and where that is text, by what the cell held
 * before: a number that is changed stays a number.
 */
export function typed(text: string, datatype: Datatype, before: Cell | undefined): Cell {
  const trimmed = text.trim();
  if (datatype === 'bool') return /^(true|yes|1|x|✓)$/i.test(trimmed);
  if (datatype === 'number' || (datatype === 'str' && typeof before === 'number')) {
    if (trimmed === '') return datatype === 'number' ? null : '';
    const number = Number(trimmed);
    // Digits that a number of JavaScript's would lose stay text, which Python reads as the number it is.
    const exact = Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number) || /e/i.test(trimmed));
    return exact ? number : text;
  }
  if (datatype === 'str' && typeof before === 'boolean' && /^(true|false)$/i.test(trimmed)) return trimmed.toLowerCase() === 'true';
  return text;
}

/** Whether a table may have `count` of what `limits` bound. */
export function allows(limits: Limits | undefined, count: number): boolean {
  const [least, most] = limits ?? [null, null];
  return count >= (least ?? 0) && count <= (most ?? Number.POSITIVE_INFINITY);
}
