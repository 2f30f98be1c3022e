/**
 * A table as somebody works on it: what is shown, chosen, typed, undone. It knows no DOM; the view calls its methods and draws
 * again when `changed` says so.
 */
import { signal } from '@preact/signals';
import type { Json } from '../../protocol/messages.js';
import type { CellEdit } from './edits.js';
import * as edits from './edits.js';
import { History } from './history.js';
import type { Outlet } from './outlet.js';
import { Pending } from './pending.js';
import { type Cells, type Change, inSight, newColumn, newRow, type Shaped, withoutColumns, withoutRows } from './reshaping.js';
import { at, clamp, HEADER, type Point, rectOf, type Selection, type Size } from './selection.js';
import { LocalRows, RemoteRows, type Rows } from './source.js';
import { asValue, type Cell, type Datatype, datatypes, EMPTY, type Props, type Value } from './types.js';
import { ALL, asText, isAll, type Spec, shifted } from './view.js';

/** A step that can be undone: whole values of a small table; cells, or rows and columns, of a big one. */
type Step = { before: Value; after: Value } | Cells | { from: Shaped; to: Shaped; cells?: Cells | undefined };

export type Editing = Point & { text: string };

export class TableModel {
  /** Counts changes: whoever draws reads it. */
  readonly changed = signal(0);
  value: Value = EMPTY;
  rows: Rows = new LocalRows([], null);
  spec: Spec = ALL;
  selection: Selection | null = null;
  editing: Editing | null = null;
  /** Whether Python sorts or filters right now. */
  busy = false;
  /** Why rows can't be shown. */
  problem = '';
  types: Datatype[] = [];
  /** Counts tables that came from elsewhere: with each, columns get new widths. */
  epoch = 0;
  private outlet: Outlet;
  private props: Props = {};
  /** The cell whose choice was told last. */
  private told: Point | null = null;
  private history = new History<Step>();
  /** Changes of rows and columns in Python, one after the other. */
  private turn = Promise.resolve();
  readonly pending: Pending;

  constructor(outlet: Outlet) {
    this.outlet = outlet;
    this.pending = new Pending(outlet.settle);
  }

  /** Takes the block's props: at first, and whenever they change. */
  take(props: Props): void {
    const value = props.value === this.props.value && this.value !== EMPTY ? this.value : asValue(props.value);
    this.props = props;
    if (props.value !== this.value && value !== this.value) this.replace(value);
    this.types = datatypes(this.value, props.datatype);
  }

  /** Somebody else changed the table. What the user sorts and filters by stays as long as the columns do. */
  private replace(value: Value): void {
    const same = value.headers.length === this.value.headers.length && value.headers.every((name, i) => name === this.value.headers[i]);
    this.value = value;
    this.epoch += 1;
    this.told = null;
    this.history.clear();
    this.editing = null;
    this.problem = '';
    if (!same) this.spec = ALL;
    if (value.held) {
      this.rows = new RemoteRows(this.outlet.ask, value.held, value.data, (error) => {
        if (error) this.problem = error.message;
        this.touch();
      });
      if (!isAll(this.spec)) void this.search();
    } else this.rows = LocalRows.of(value, this.spec);
    this.selection = same ? clamp(this.selection, this.size) : null;
  }

  get size(): Size {
    return { rows: this.rows.count, cols: this.value.headers.length };
  }

  /** Rows of the table, shown or not. */
  get total(): number {
    return this.value.held?.count ?? this.value.data.length;
  }

  get remote(): RemoteRows | null {
    return this.rows instanceof RemoteRows ? this.rows : null;
  }

  get interactive(): boolean {
    return this.props.interactive === true;
  }

  /** Whether the user may change cells of a column. */
  editable(col: number): boolean {
    return this.interactive && !(this.props.static_columns ?? []).includes(col);
  }

  /** Whether there may be `more` rows (or fewer, if negative). */
  allowsRows(more: number): boolean {
    return this.interactive && edits.allows(this.props.row_limits, this.total + more);
  }

  allowsColumns(more: number): boolean {
    return this.interactive && edits.allows(this.props.column_limits, this.value.headers.length + more);
  }

  cell({ row, col }: Point): Cell | undefined {
    return this.rows.row(row)?.[col];
  }

  /** Datatypes of `value`'s columns, as if it were this table's. */
  typesOf(value: Value): Datatype[] {
    return datatypes(value, this.props.datatype);
  }

  /** What a cell is shown as: the text that pandas' Styler gave, or its value. */
  text(position: number, col: number): string {
    return this.value.metadata?.display_value?.[this.rows.index(position)]?.[col] ?? asText(this.rows.row(position)?.[col]);
  }

  css(position: number, col: number): string {
    return this.value.metadata?.styling?.[this.rows.index(position)]?.[col] ?? '';
  }

  // Choosing -----------------------------------------------------------------------------------------------------------

  select(selection: Selection | null, tell = true): void {
    this.selection = clamp(selection, this.size);
    const head = this.selection?.head;
    this.touch();
    if (!tell || !head || head.row === HEADER || (head.row === this.told?.row && head.col === this.told.col)) return;
    this.told = head;
    this.tellSelected(head);
  }

  private tellSelected({ row, col }: Point): void {
    const values = this.rows.row(row);
    if (!values || !this.outlet.listens('select')) return;
    const index = this.rows.index(row);
    const column = this.value.held ? null : this.value.data.map((one) => one[col] ?? null);
    this.outlet.emit('select', { index: [index, col], value: values[col] ?? null, row_value: values, col_value: column });
  }

  // Sorting and filtering ----------------------------------------------------------------------------------------------

  show(spec: Spec): void {
    this.spec = spec;
    this.editing = null;
    if (this.remote) void this.search();
    else this.rows = LocalRows.of(this.value, spec);
    this.selection = clamp(this.selection, this.size);
    this.touch();
  }

  private async search(): Promise<void> {
    const { remote, spec } = this;
    if (!remote) return;
    this.busy = true;
    this.touch();
    try {
      await remote.show(spec, this.total);
      this.problem = '';
    } catch (error) {
      if (spec === this.spec) this.problem = error instanceof Error ? error.message : String(error);
    }
    if (spec !== this.spec || remote !== this.rows) return;
    this.busy = false;
    this.selection = clamp(this.selection, this.size);
    this.touch();
  }

  /** Makes the rows that are shown, in their order, the value. */
  applyView(): void {
    const { rows, value } = this;
    if (this.remote && !this.busy) this.reshape(() => inSight(this));
    if (!(rows instanceof LocalRows) || !rows.order) return;
    this.spec = ALL;
    this.commit(edits.pickRows(value, rows.order));
  }

  // Editing ------------------------------------------------------------------------------------------------------------

  /** Opens the active cell, with its own text or with `text` in place of it. */
  edit(text?: string): void {
    const head = this.selection?.head;
    if (!head) return;
    if (head.row === HEADER) {
      if (this.interactive) this.editing = { ...head, text: text ?? this.value.headers[head.col] ?? '' };
    } else if (this.editable(head.col) && this.rows.row(head.row)) {
      this.editing = { ...head, text: text ?? asText(this.cell(head)) };
    }
    if (this.editing) this.select(at(head.row, head.col), false);
  }

  /** Closes the open cell; `text` becomes its value, null leaves it. */
  close(text: string | null): void {
    const { editing } = this;
    this.editing = null;
    this.touch();
    if (!editing || text === null) return;
    const { row, col } = editing;
    if (row === HEADER) {
      if (text === this.value.headers[col]) return;
      if (this.remote) this.reshape(() => ({ name: 'rename', args: [col, text] }));
      else this.commit(edits.rename(this.value, col, text));
      return;
    }
    const before = this.cell(editing);
    if (text === asText(before)) return;
    this.put([[row, col, edits.typed(text, this.types[col] ?? 'str', before)]]);
  }

  /** Puts values into cells at positions of `rows`; static columns and rows that aren't among them stay as they are. */
  put(cells: [position: number, col: number, value: Cell][], rows: Rows = this.rows): void {
    const cellAt = (position: number, col: number) => rows.row(position)?.[col];
    const changed = cells.filter(([position, col, cell]) => this.editable(col) && rows.row(position) && cellAt(position, col) !== cell);
    const [first] = changed;
    if (!first) return;
    const before = cellAt(first[0], first[1]) ?? null;
    const news = changed.map(([position, col, cell]): CellEdit => [rows.index(position), col, cell]);
    if (this.remote) {
      const old = changed.map(([position, col]): CellEdit => [rows.index(position), col, cellAt(position, col) ?? null]);
      this.pending.add(this.send(news, { old, new: news }));
    } else this.commit(edits.setCells(this.value, news), true);
    if (changed.length === 1) {
      const [[index, col, cell]] = news as [CellEdit];
      this.outlet.emit('edit', { index: [index, col], value: cell, previous_value: before });
    }
  }

  /** Has Python change rows or columns. `make` says how when it is its turn; what it says may be null. */
  reshape(make: () => Change | null, undone = false): void {
    this.turn = this.turn.then(async () => {
      const { remote, value, spec: shownBy } = this;
      const change = make();
      if (!remote || !change) return;
      const { name, args, spec = shownBy } = change;
      try {
        const { rows, headers, data, held, before } = await remote.reshape(name, args, spec);
        if (this.rows !== remote) return;
        const after: Value = { ...(change.value ?? value), headers, data, held };
        if (!undone) {
          const from = { shape: before, value, spec: shownBy };
          this.history.push({ from, to: { shape: held.shape ?? 0, value: after, spec }, cells: change.cells });
        }
        this.rows = rows;
        this.spec = spec;
        this.use(after);
        if (change.select) this.select(change.select);
      } catch (error) {
        this.outlet.toast(error instanceof Error ? error.message : String(error));
      }
    });
    this.pending.add(this.turn);
  }

  private async send(cells: CellEdit[], step: Step | null): Promise<void> {
    const { remote, value } = this;
    if (!remote || !value.held) return;
    try {
      const version = await remote.edit(cells);
      if (step) this.history.push(step);
      if (this.value !== value || this.value.held === undefined) return;
      const shown = edits.setCells(
        value,
        cells.filter(([row]) => row < value.data.length),
      );
      this.use({ ...shown, held: { ...value.held, version } });
    } catch (error) {
      this.outlet.toast(error instanceof Error ? error.message : String(error));
    }
  }

  /** Makes `value` the value. @param inPlace keeps the rows where they are, though they might sort elsewhere now. */
  commit(value: Value, inPlace = false, order?: number[] | null): void {
    this.history.push({ before: this.value, after: value });
    const kept = order !== undefined ? order : inPlace && this.rows instanceof LocalRows ? this.rows.order : undefined;
    this.rows = kept === undefined ? LocalRows.of(value, this.spec) : new LocalRows(value.data, kept);
    this.use(value);
  }

  /** The table is `value` now, and everybody is told. */
  private use(value: Value): void {
    this.value = value;
    this.props = { ...this.props, value };
    this.types = datatypes(value, this.props.datatype);
    this.selection = clamp(this.selection, this.size);
    this.outlet.set(value);
    this.outlet.emit('input');
    this.touch();
  }

  get canUndo(): boolean {
    return this.interactive && this.history.canUndo;
  }

  get canRedo(): boolean {
    return this.interactive && this.history.canRedo;
  }

  undo(): void {
    this.step(() => this.history.undo(), true);
  }

  redo(): void {
    this.step(() => this.history.redo(), false);
  }

  /** What was changed last may still be on its way: it is undone, not what was changed before it. */
  private step(take: () => Step | undefined, back: boolean): void {
    if (!this.interactive) return;
    if (this.pending.any) void this.pending.over().then(() => this.step(take, back));
    else this.replay(take(), back);
  }

  private replay(step: Step | undefined, back: boolean): void {
    if (!step) return;
    if ('old' in step) {
      this.pending.add(this.send(back ? step.old : step.new, null));
      return;
    }
    if ('from' in step) {
      const { shape, value, spec } = back ? step.from : step.to;
      const same = value.headers.length === this.value.headers.length;
      const cells = (back ? step.cells?.old : step.cells?.new) ?? [];
      this.reshape(() => ({ name: 'restore', args: [shape, cells as Json], value, spec: same ? this.spec : spec }), true);
      return;
    }
    const value = back ? step.before : step.after;
    const still = value.data.length === this.value.data.length && this.rows instanceof LocalRows;
    this.rows = still ? new LocalRows(value.data, (this.rows as LocalRows).order) : LocalRows.of(value, this.spec);
    this.use(value);
  }

  // Rows and columns ---------------------------------------------------------------------------------------------------

  /** Adds a row before the one at `position`, or at the end. */
  addRow(position = this.size.rows): void {
    if (!this.allowsRows(1)) return;
    const last = position === this.size.rows;
    if (!(this.rows instanceof LocalRows)) {
      this.reshape(() => newRow(this, last ? this.size.rows : position));
      return;
    }
    const { order } = this.rows;
    const index = position >= this.size.rows ? this.value.data.length : this.rows.index(position);
    const moved = order?.map((one) => (one >= index ? one + 1 : one)).toSpliced(position, 0, index) ?? null;
    this.commit(edits.insertRows(this.value, index, 1, this.types), false, moved);
    this.select(at(position, this.selection?.head.col ?? 0));
  }

  deleteRows(): void {
    if (!this.selection) return;
    const { bottom } = rectOf(this.selection);
    const top = Math.max(0, rectOf(this.selection).top);
    if (!this.allowsRows(top - bottom - 1)) return;
    if (this.remote) {
      this.reshape(() => withoutRows(this, top, bottom));
      return;
    }
    const gone = Array.from({ length: bottom - top + 1 }, (_, i) => this.rows.index(top + i));
    this.commit(edits.deleteRows(this.value, gone));
  }

  addColumn(col: number): void {
    if (!this.allowsColumns(1)) return;
    if (this.remote) {
      this.reshape(() => newColumn(this, col));
      return;
    }
    this.spec = shifted(this.spec, col, 1);
    this.commit(edits.insertColumns(this.value, col, [edits.freshName(this.value.headers)]));
    this.select(at(this.selection?.head.row ?? HEADER, col));
  }

  deleteColumns(): void {
    if (!this.selection) return;
    const { left, right } = rectOf(this.selection);
    if (!this.allowsColumns(left - right - 1)) return;
    if (this.remote) {
      this.reshape(() => withoutColumns(this, left, right));
      return;
    }
    this.spec = shifted(this.spec, left, left - right - 1);
    this.commit(edits.deleteColumns(this.value, left, right));
  }

  /** Tells the user something in passing. */
  say(message: string): void {
    this.outlet.toast(message);
  }

  private touch(): void {
    this.changed.value += 1;
  }
}
