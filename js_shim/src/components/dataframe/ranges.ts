/** What is done with all chosen cells at once: copying, pasting, emptying, filling. */
import { format, parse } from './clipboard.js';
import * as edits from './edits.js';
import type { TableModel } from './model.js';
import { cellCount, HEADER, type Rect, rectOf } from './selection.js';
import { LocalRows, type RemoteRows } from './source.js';
import type { Cell, Row, Value } from './types.js';
import { asText, isAll } from './view.js';

/** Cells that are copied, pasted or emptied at once. */
const MOST_CELLS = 500_000;

type Change = [position: number, col: number, value: Cell];

/** The chosen cells as text; a promise where Python has to be asked for some of them. */
export function copy(model: TableModel): string | Promise<string> {
  if (!model.selection) return '';
  const rect = rectOf(model.selection);
  const { left, right, bottom } = rect;
  if (bottom === HEADER) return format([model.value.headers.slice(left, right + 1)]);
  const top = Math.max(0, rect.top);
  if (tooMany(model, cellCount(rect), 'copied')) return '';
  const texts = (row: Row): string[] => Array.from({ length: right - left + 1 }, (_, i) => asText(row[left + i]));
  const here = Array.from({ length: bottom - top + 1 }, (_, i) => model.rows.row(top + i));
  if (here.every((row) => row !== undefined)) return format(here.map(texts));
  return (model.remote as RemoteRows).all(top, bottom + 1).then((rows) => format(rows.map(texts)));
}

/** The whole table as it is shown, with its headers: what the Copy button gives. */
export function copyAll(model: TableModel): string {
  const rows = Array.from({ length: model.size.rows }, (_, i) => (model.rows.row(i) ?? []).map(asText));
  return format([model.value.headers, ...rows]);
}

/** Puts a text of the clipboard at the chosen cells. The table grows where it may; one cell fills all that are chosen. */
export function paste(model: TableModel, text: string): void {
  if (!model.selection || !model.interactive) return;
  const cells = parse(text);
  const rect = rectOf(model.selection);
  const top = Math.max(0, rect.top);
  const one = cells.length === 1 && cells[0]?.length === 1;
  const height = one ? rect.bottom - top + 1 : cells.length;
  const width = one ? rect.right - rect.left + 1 : Math.max(...cells.map((row) => row.length));
  if (tooMany(model, height * width, 'pasted')) return;
  const grown = grownBy(model, top + height - model.size.rows, rect.left + width - model.size.cols);
  const rows = grown ? new LocalRows(grown.data, null) : model.rows;
  const types = grown ? model.typesOf(grown) : model.types;
  const changes: Change[] = [];
  for (let row = top; row < Math.min(top + height, rows.count); row++) {
    for (let col = rect.left; col < Math.min(rect.left + width, types.length); col++) {
      const given = one ? cells[0]?.[0] : cells[row - top]?.[col - rect.left];
      if (given === undefined || !model.editable(col)) continue;
      changes.push([row, col, edits.typed(given, types[col] ?? 'str', rows.row(row)?.[col])]);
    }
  }
  if (grown) model.commit(edits.setCells(grown, changes));
  else model.put(changes);
  model.select({ head: { row: top, col: rect.left }, tail: { row: top + height - 1, col: rect.left + width - 1 } }, false);
}

/** The table with so many more rows and columns, as far as it may have them; null if it stays. Sorted tables don't grow. */
function grownBy(model: TableModel, rows: number, cols: number): Value | null {
  if (!isAll(model.spec) || model.value.held) return null;
  let { value } = model;
  if (cols > 0 && model.allowsColumns(cols)) {
    for (let i = 0; i < cols; i++) value = edits.insertColumns(value, value.headers.length, [edits.freshName(value.headers)]);
  }
  if (rows > 0 && model.allowsRows(rows)) value = edits.insertRows(value, value.data.length, rows, model.typesOf(value));
  return value === model.value ? null : value;
}

/** Empties the chosen cells. */
export function clear(model: TableModel): void {
  change(
    model,
    'emptied',
    ({ top }) => top,
    (_, col) => edits.emptyCell(model.types[col]),
  );
}

/** Copies the first chosen row into the others. */
export function fillDown(model: TableModel): void {
  change(
    model,
    'filled',
    ({ top }) => top + 1,
    ({ top }, col) => model.cell({ row: top, col }) ?? null,
  );
}

function change(model: TableModel, verb: string, from: (rect: Rect) => number, value: (rect: Rect, col: number) => Cell): void {
  if (!model.selection || !model.interactive) return;
  const rect = rectOf(model.selection);
  if (rect.bottom === HEADER || tooMany(model, cellCount(rect), verb)) return;
  const inside = { ...rect, top: Math.max(0, rect.top) };
  const changes: Change[] = [];
  for (let row = from(inside); row <= rect.bottom; row++) {
    for (let col = rect.left; col <= rect.right; col++) changes.push([row, col, value(inside, col)]);
  }
  model.put(changes);
}

function tooMany(model: TableModel, count: number, verb: string): boolean {
  if (count > MOST_CELLS) model.say(`At most ${MOST_CELLS.toLocaleString()} cells can be ${verb} at once, not ${count.toLocaleString()}.`);
  return count > MOST_CELLS;
}
