/** What Python is asked for when rows or columns of a table that it keeps come or go, or other rows become all of it. */
import type { Json } from '../../protocol/messages.js';
import type { CellEdit } from './edits.js';
import * as edits from './edits.js';
import type { TableModel } from './model.js';
import { at, HEADER, type Selection } from './selection.js';
import type { Value } from './types.js';
import { ALL, type Spec, shifted } from './view.js';

/** A table's shape in Python, and how its columns were shown. */
export type Shaped = { shape: number; value: Value; spec: Spec };

/** Cells that were there before and after a change of rows and columns, and what they hold before and after it. */
export type Cells = { old: CellEdit[]; new: CellEdit[] };

/**
 * Rows or columns that Python changes. `value` has the headers and types of then, `spec` shows it, `select` is chosen then; `cells` go
 * with it.
 */
export type Change = { name: string; args: Json[]; value?: Value; spec?: Spec; select?: Selection; cells?: Cells };

export function newRow(model: TableModel, position: number): Change {
  const cells = model.types.map((type) => edits.emptyCell(type));
  const select = at(position, model.selection?.head.col ?? 0);
  return { name: 'add_row', args: [model.remote?.view ?? 0, position, cells], select };
}

export function withoutRows(model: TableModel, top: number, bottom: number): Change {
  return { name: 'delete_rows', args: [model.remote?.view ?? 0, top, bottom] };
}

export function newColumn(model: TableModel, col: number): Change {
  const name = edits.freshName(model.value.headers);
  const value = edits.insertColumns(model.value, col, [name]);
  const select = at(model.selection?.head.row ?? HEADER, col);
  return { name: 'add_column', args: [col, name], value, spec: shifted(model.spec, col, 1), select };
}

export function withoutColumns(model: TableModel, left: number, right: number): Change {
  const value = edits.deleteColumns(model.value, left, right);
  return { name: 'delete_columns', args: [left, right], value, spec: shifted(model.spec, left, left - right - 1) };
}

/** The rows that are shown, in their order, become the table; null if they are all. */
export function inSight(model: TableModel): Change | null {
  const view = model.remote?.view ?? 0;
  return view > 0 ? { name: 'pick', args: [view], spec: ALL } : null;
}

/** `rows` rows and `cols` columns at the edges, and values for cells of what there is then. `old` is what those hold that are there now. */
export function larger(model: TableModel, rows: number, cols: number, cells: Cells): Change {
  const blanks = model.types.map((type) => edits.emptyCell(type));
  const value = edits.widened(model.value, cols);
  const names = value.headers.slice(model.value.headers.length);
  const { total } = model;
  const { length } = model.value.headers;
  const kept = cells.new.filter(([row, col]) => row < total && col < length);
  return { name: 'grow', args: [rows, names, blanks, cells.new as Json], value, cells: { old: cells.old, new: kept } };
}
