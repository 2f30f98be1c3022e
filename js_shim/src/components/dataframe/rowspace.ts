/**
 * Where rows stand, for any number of them.
 *
 * Browsers draw nothing below 17 to 33 million px. A taller table gets a scroll area of `HIGHEST` px: small steps (wheel, keys)
 * move by as many px as they say, long ones (the thumb) by proportion. What the two differ by is put right when scrolling
 * rests: `settle` gives the scroll position that stands for the same rows, and nothing seems to move.
 *
 * Rows of different heights are measured when they are drawn; the others are guessed.
 */

export const HIGHEST = 8_000_000;
const MARGIN = 1;

export class RowSpace {
  readonly count: number;
  readonly rowHeight: number;
  /** Px above the first row in sight, of the whole table. */
  offset = 0;
  private viewport = 0;
  private top = 0;
  private measured = new Map<number, number>();
  private edges: Float64Array | null = null;

  constructor(count: number, rowHeight: number) {
    this.count = count;
    this.rowHeight = rowHeight;
  }

  /** Px of all rows. */
  get total(): number {
    return this.measured.size > 0 ? this.edge(this.count) : this.count * this.rowHeight;
  }

  /** Px of the scroll area that stands for them. */
  get area(): number {
    return Math.min(this.total, HIGHEST);
  }

  /** Px from the scroll area's top to what is drawn at `offset` 0. */
  get shift(): number {
    return this.top - this.offset;
  }

  /** The page scrolled to `top`, in a frame that shows `viewport` px of rows. */
  scrolled(top: number, viewport: number): void {
    const step = top - this.top;
    const most = Math.max(0, this.area - viewport);
    this.viewport = viewport;
    this.top = top;
    if (this.area === this.total) this.offset = top;
    else if (Math.abs(step) <= viewport * 2) this.offset = clamp(this.offset + step, 0, this.furthest);
    else this.offset = (top / most) * this.furthest;
  }

  /** The scroll position that stands for where we are; the caller sets it when scrolling rests. */
  settle(): number {
    const most = Math.max(0, this.area - this.viewport);
    if (this.area !== this.total && this.furthest > 0) {
      // Never quite at an end that we are not at: there, steps would have nowhere to go.
      const place = (this.offset / this.furthest) * most;
      const inner = clamp(place, this.offset > 0 ? MARGIN + 1 : 0, this.offset < this.furthest ? most - MARGIN - 1 : most);
      this.top = Math.round(inner);
    }
    return this.top;
  }

  /** Goes to `offset` px; returns the scroll position for it. */
  goTo(offset: number): number {
    this.offset = clamp(offset, 0, this.furthest);
    if (this.area === this.total) this.top = this.offset;
    return this.settle();
  }

  /** The offset at which row `index` is wholly in sight, as near as possible. */
  reveal(index: number): number {
    const top = this.edge(index);
    const bottom = this.edge(index + 1);
    if (top < this.offset) return top;
    return bottom > this.offset + this.viewport ? bottom - this.viewport : this.offset;
  }

  /** Rows in sight and `overscan` more on each side: `first` to `last`, without `last`. */
  window(overscan: number): { first: number; last: number } {
    return {
      first: Math.max(0, this.at(this.offset) - overscan),
      last: Math.min(this.count, this.at(this.offset + this.viewport) + 1 + overscan),
    };
  }

  /** Px of the table above row `index`. */
  edge(index: number): number {
    if (this.measured.size === 0) return index * this.rowHeight;
    this.edges ??= this.measure();
    return this.edges[Math.min(index, this.count)] ?? 0;
  }

  /** The row at `px` of the table. */
  at(px: number): number {
    if (this.measured.size === 0) return clamp(Math.floor(px / this.rowHeight), 0, Math.max(0, this.count - 1));
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.edge(middle) <= px) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }

  /** A row was drawn with this height. @returns whether that is news. */
  learn(index: number, height: number): boolean {
    const known = this.measured.get(index) ?? this.rowHeight;
    if (Math.abs(known - height) < 0.5) return false;
    this.measured.set(index, height);
    this.edges = null;
    return true;
  }

  private get furthest(): number {
    return Math.max(0, this.total - this.viewport);
  }

  private measure(): Float64Array {
    const edges = new Float64Array(this.count + 1);
    for (let i = 0; i < this.count; i++) edges[i + 1] = (edges[i] as number) + (this.measured.get(i) ?? this.rowHeight);
    return edges;
  }
}

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);
