/** What Python is asked for when rows or columns of a table that it keeps come or go. */
import type { Json } from '../../protocol/messages.js';
import * as edits from './edits.js';
import type { TableModel } from './model.js';
import { at, HEADER, type Selection } from './selection.js';
import type { Value } from './types.js';
import { type Spec, shifted } from './view.js';

/** A table's shape in Python, and how its columns were shown. */
export type Shaped = { shape: number; value: Value; spec: Spec };

/** Rows or columns that Python changes. `value` has the headers and types of then, `spec` shows it, `select` is chosen then. */
export type Change = { name: string; args: Json[]; value?: Value; spec?: Spec; select?: Selection };

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
