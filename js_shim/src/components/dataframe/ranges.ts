/** What is done with all chosen cells at once: copying, pasting, emptying, filling. */
import { format, parse } from './clipboard.js';
import * as edits from './edits.js';
import type { TableModel } from './model.js';
import { larger } from './reshaping.js';
import { cellCount, HEADER, type Rect, rectOf, type Selection } from './selection.js';
import { LocalRows, type RemoteRows, type Rows } from './source.js';
import type { Cell, Datatype, Row } from './types.js';
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
  return (model.remote as RemoteRows).all(top, bottom + 1).then(({ rows }) => format(rows.map(texts)));
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
  const textAt = (row: number, col: number) => (one ? cells[0]?.[0] : cells[row - top]?.[col - rect.left]);
  /** What becomes of the cells of `rows` rows, where `types` are the columns' and `before` has those that are there. */
  const changes = (rows: number, types: Datatype[], before: Rows): Change[] => {
    const found: Change[] = [];
    for (let row = top; row < Math.min(top + height, rows); row++) {
      for (let col = rect.left; col < Math.min(rect.left + width, types.length); col++) {
        const given = textAt(row, col);
        if (given === undefined || !model.editable(col)) continue;
        found.push([row, col, edits.typed(given, types[col] ?? 'str', before.row(row)?.[col])]);
      }
    }
    return found;
  };
  const select = { head: { row: top, col: rect.left }, tail: { row: top + height - 1, col: rect.left + width - 1 } };
  const wanted = () => growth(model, top + height - model.size.rows, rect.left + width - model.size.cols);
  const more = wanted();
  if (model.remote) {
    onRows(model, top, Math.min(top + height, model.size.rows), (rows) => {
      if (!more) model.put(changes(model.size.rows, model.types, rows), rows);
      else growHeld(model, { wanted, changes, before: rows, select });
    });
  } else if (more) {
    const wide = edits.widened(model.value, more.cols);
    const grown = edits.insertRows(wide, wide.data.length, more.rows, model.typesOf(wide));
    const rows = new LocalRows(grown.data, null);
    model.commit(edits.setCells(grown, changes(rows.count, model.typesOf(grown), rows)));
  } else model.put(changes(model.size.rows, model.types, model.rows));
  model.select(select, false);
}

type Growth = { rows: number; cols: number };

/** By how much the table may grow where it is asked to; null if it stays. Sorted tables don't grow. */
function growth(model: TableModel, rows: number, cols: number): Growth | null {
  const more = { rows: rows > 0 && model.allowsRows(rows) ? rows : 0, cols: cols > 0 && model.allowsColumns(cols) ? cols : 0 };
  return isAll(model.spec) && (more.rows > 0 || more.cols > 0) ? more : null;
}

type Grow = {
  /** By how much; asked when it is its turn, for a paste before it may have made room. */
  wanted: () => Growth | null;
  changes: (rows: number, types: Datatype[], before: Rows) => Change[];
  /** The rows of it that are there. */
  before: Rows;
  select: Selection;
};

/** Has Python make a table larger that it keeps, with new values for some cells. */
function growHeld(model: TableModel, { wanted, changes, before, select }: Grow): void {
  model.reshape(() => {
    const { rows, cols } = wanted() ?? { rows: 0, cols: 0 };
    const news = changes(model.total + rows, model.typesOf(edits.widened(model.value, cols)), before);
    const old = news.flatMap(([row, col]): edits.CellEdit[] => {
      const cells = before.row(row);
      return cells && col < cells.length ? [[row, col, cells[col] ?? null]] : [];
    });
    return { ...larger(model, rows, cols, { old, new: news }), select };
  });
}

/** Calls `act` with rows from `first` to `last` (without it): at once where they are here, or when Python has given them. */
function onRows(model: TableModel, first: number, last: number, act: (rows: Rows) => void): void {
  const { rows, remote } = model;
  const here = Array.from({ length: Math.max(0, last - first) }, (_, i) => rows.row(first + i));
  if (!remote || here.every((row) => row !== undefined)) act(rows);
  else
    model.pending.add(
      remote.all(first, last).then(
        (found) => {
          if (model.remote === remote) act(found);
        },
        (error) => model.say(error instanceof Error ? error.message : String(error)),
      ),
    );
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
    ({ top }, col, rows) => rows.row(top)?.[col] ?? null,
  );
}

function change(model: TableModel, verb: string, from: (rect: Rect) => number, value: (rect: Rect, col: number, rows: Rows) => Cell): void {
  if (!model.selection || !model.interactive) return;
  const rect = rectOf(model.selection);
  if (rect.bottom === HEADER || tooMany(model, cellCount(rect), verb)) return;
  const inside = { ...rect, top: Math.max(0, rect.top) };
  onRows(model, inside.top, rect.bottom + 1, (rows) => {
    const changes: Change[] = [];
    for (let row = from(inside); row <= rect.bottom; row++) {
      for (let col = rect.left; col <= rect.right; col++) changes.push([row, col, value(inside, col, rows)]);
    }
    model.put(changes, rows);
  });
}

function tooMany(model: TableModel, count: number, verb: string): boolean {
  if (count > MOST_CELLS) model.say(`At most ${MOST_CELLS.toLocaleString()} cells can be ${verb} at once, not ${count.toLocaleString()}.`);
  return count > MOST_CELLS;
}
