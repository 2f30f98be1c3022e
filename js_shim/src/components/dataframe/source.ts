/** Where rows come from: the value itself, or Python, which is asked for those in sight. Positions are after sorting and filtering. */
import type { Json } from '../../protocol/messages.js';
import type { CellEdit } from './edits.js';
import type { Cell, Held, Row, Value } from './types.js';
import { isAll, orderOf, type Spec } from './view.js';

export interface Rows {
  /** Rows that are shown. */
  readonly count: number;
  /** The row at a position; undefined while it is on its way. */
  row(position: number): Row | undefined;
  /** Which row of the table it is. */
  index(position: number): number;
}

/** The rows of a small table. */
export class LocalRows implements Rows {
  readonly order: number[] | null;
  private data: Row[];

  constructor(data: Row[], order: number[] | null) {
    this.data = data;
    this.order = order;
  }

  static of(value: Value, spec: Spec): LocalRows {
    return new LocalRows(value.data, orderOf(value.data, spec));
  }

  get count(): number {
    return this.order?.length ?? this.data.length;
  }

  row(position: number): Row | undefined {
    return this.data[this.index(position)];
  }

  index(position: number): number {
    return this.order ? (this.order[position] ?? -1) : position;
  }
}

/** Rows from position `first` on, as they were when they were asked for. */
export class Stretch implements Rows {
  readonly count: number;
  readonly rows: Row[];
  private first: number;
  private numbers: number[];

  constructor(first: number, rows: Row[], numbers: number[]) {
    this.first = first;
    this.rows = rows;
    this.numbers = numbers;
    this.count = first + rows.length;
  }

  row(position: number): Row | undefined {
    return this.rows[position - this.first];
  }

  index(position: number): number {
    return this.numbers[position - this.first] ?? -1;
  }
}

export type Ask = (name: string, args: Json[], signal?: AbortSignal) => Promise<Json>;

type View = { view: number; count: number };
type Reshape = { headers: string[]; data: Row[]; held: Omit<Held, 'token'> & { before: number }; view: View | null };
/** `before` is the number of the shape that it had until then. */
type Reshaped = { rows: RemoteRows; headers: string[]; data: Row[]; held: Held; before: number };

type Block = { rows: Row[]; index: number[] | null };

export const BLOCK = 100;
/** Blocks that are kept; far more than a screen. */
const KEPT = 300;
const AT_ONCE = 2;
/** Rows that are asked for at once to copy them. */
const PORTION = 2000;

/** The rows of a table that Python keeps. Only what is in sight is asked for: what was scrolled past meanwhile is skipped. */
export class RemoteRows implements Rows {
  count: number;
  private ask: Ask;
  private token: string;
  private changed: (error?: Error) => void;
  /** The number of what Python sorted and filtered; 0 is all rows as they are. */
  view = 0;
  /** Whether its rows or columns are others by now. */
  private over = false;
  private blocks = new Map<number, Block>();
  private asked = new Set<number>();
  private wanted = { first: 0, last: 0 };
  private looking: AbortController | null = null;

  /** @param changed rows have come, or there is an error to show. */
  constructor(ask: Ask, held: Held, first: Row[], changed: (error?: Error) => void) {
    this.ask = ask;
    this.token = held.token;
    this.count = held.count;
    this.changed = changed;
    for (let start = 0; start + BLOCK <= first.length; start += BLOCK) {
      this.blocks.set(start / BLOCK, { rows: first.slice(start, start + BLOCK), index: null });
    }
  }

  row(position: number): Row | undefined {
    return this.blocks.get(Math.floor(position / BLOCK))?.rows[position % BLOCK];
  }

  index(position: number): number {
    const index = this.blocks.get(Math.floor(position / BLOCK))?.index;
    return index ? (index[position % BLOCK] ?? -1) : this.view === 0 ? position : -1;
  }

  /** Rows `first` to `last` (without it) are in sight. */
  want(first: number, last: number): void {
    this.wanted = { first, last };
    this.fetch();
  }

  /**
   * Searches, filters and sorts in Python; resolves when the first rows of that are here.
   *
   * @param total rows of the table.
   * @param known the view, if Python made it before.
   */
  async show(spec: Spec, total: number, known: View | null = null): Promise<void> {
    this.looking?.abort();
    const looking = new AbortController();
    this.looking = looking;
    const answer = known ?? (isAll(spec) ? null : ((await this.ask('view', [this.token, spec], looking.signal)) as View));
    const view = answer?.view ?? 0;
    const whole = (await this.ask('rows', [this.token, view, 0, BLOCK], looking.signal)) as Block;
    if (looking.signal.aborted) return;
    this.looking = null;
    this.view = view;
    this.count = answer?.count ?? total;
    this.blocks = new Map([[0, whole]]);
    this.asked.clear();
    this.changed();
  }

  /** Changes cells here and in Python, which answers the table's new version. */
  async edit(cells: CellEdit[]): Promise<number> {
    const version = await this.ask('edit', [this.token, cells as Json]);
    const byRow = new Map<number, CellEdit[]>();
    for (const cell of cells) byRow.set(cell[0], [...(byRow.get(cell[0]) ?? []), cell]);
    for (const [number, { rows, index }] of this.blocks) {
      rows.forEach((row, i) => {
        const own = byRow.get(index ? (index[i] as number) : number * BLOCK + i);
        if (own) rows[i] = row.map((cell, column) => changedCell(own, column, cell));
      });
    }
    return version as number;
  }

  /** Adds, deletes or names rows or columns in Python. @returns the table as it is then, and its rows by `spec`. */
  async reshape(change: string, args: Json[], spec: Spec): Promise<Reshaped> {
    const answer = (await this.ask('reshape', [this.token, change, ...args])) as Reshape;
    const { headers, data, view } = answer;
    const { before, ...said } = answer.held;
    const held = { ...said, token: this.token };
    this.over = true;
    const rows = new RemoteRows(this.ask, held, data, this.changed);
    if (!isAll(spec)) await rows.show(spec, held.count, view);
    return { rows, headers, data, held, before };
  }

  /** Rows `first` to `last` (without it), also those that are not here. */
  async all(first: number, last: number): Promise<Stretch> {
    const rows: Row[] = [];
    const numbers: number[] = [];
    const { view } = this;
    for (let start = first; start < last; start += PORTION) {
      const part = (await this.ask('rows', [this.token, view, start, Math.min(start + PORTION, last)])) as Block;
      rows.push(...part.rows);
      numbers.push(...(part.index ?? part.rows.map((_, i) => start + i)));
    }
    return new Stretch(first, rows, numbers);
  }

  private fetch(): void {
    const first = Math.floor(this.wanted.first / BLOCK);
    const last = Math.ceil(Math.min(this.wanted.last, this.count) / BLOCK);
    if (this.over) return;
    for (let block = first; block < last && this.asked.size < AT_ONCE; block++) {
      if (!this.blocks.has(block) && !this.asked.has(block)) void this.load(block);
    }
  }

  private async load(block: number): Promise<void> {
    const { asked, view } = this;
    asked.add(block);
    try {
      const found = (await this.ask('rows', [this.token, view, block * BLOCK, (block + 1) * BLOCK])) as Block;
      if (view !== this.view || this.over) return;
      this.blocks.set(block, found);
      if (this.blocks.size > KEPT) this.blocks.delete(this.blocks.keys().next().value as number);
      asked.delete(block);
      this.changed();
      this.fetch();
    } catch (error) {
      // It stays among the asked: the same question would get the same answer, again and again.
      if (view === this.view && !this.over) this.changed(error instanceof Error ? error : new Error(String(error)));
    }
  }
}

function changedCell(edits: CellEdit[], column: number, before: Cell): Cell {
  const edit = edits.findLast(([, col]) => col === column);
  return edit ? edit[2] : before;
}
