/** A stroke from the points of a pointer: smooth curves whose width follows the pen's pressure. */
import type { Point, Rect } from './geometry.js';

/** One curve of a stroke, with its width in canvas px. */
export type Curve = { from: Point; control: Point; to: Point; width: number };

/** Width at no pressure, as a part of the brush's. */
const LEAST_WIDTH = 0.25;
/** How much of the last width a new one keeps: pens tremble. */
const STEADY = 0.6;

export class Stroke {
  private last: Point | null = null;
  private middle: Point | null = null;
  private width: number;
  private size: number;

  constructor(size: number) {
    this.size = size;
    this.width = size;
  }

  /**
   * The curve that a further point adds: it ends half-way to the point, so that the next one goes on without a corner.
   *
   * @param pressure 0..1 of a pen; null for what has none.
   */
  add(point: Point, pressure: number | null): Curve {
    const wanted = pressure === null ? this.size : this.size * (LEAST_WIDTH + (1 - LEAST_WIDTH) * Math.min(1, Math.max(0, pressure)));
    const { last, middle } = this;
    this.width = last ? this.width * STEADY + wanted * (1 - STEADY) : wanted;
    this.last = point;
    this.middle = last ? between(last, point) : point;
    return { from: middle ?? point, control: last ?? point, to: this.middle, width: this.width };
  }

  /** The rest of the way to the last point. */
  end(): Curve | null {
    const { last, middle } = this;
    return last && middle ? { from: middle, control: middle, to: last, width: this.width } : null;
  }
}

const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** What a curve covers. */
export function extent({ from, control, to, width }: Curve): Rect {
  const reach = width / 2 + 1;
  const x = Math.min(from.x, control.x, to.x) - reach;
  const y = Math.min(from.y, control.y, to.y) - reach;
  return { x, y, width: Math.max(from.x, control.x, to.x) + reach - x, height: Math.max(from.y, control.y, to.y) + reach - y };
}

/** Width of a brush whose author leaves it to us: a part of the canvas. */
export function autoSize(size: number | 'auto' | undefined, canvas: { width: number; height: number }): number {
  return typeof size === 'number' ? size : Math.max(2, Math.round(Math.min(canvas.width, canvas.height) / 32));
}
