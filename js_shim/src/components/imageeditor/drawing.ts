/**
 * A drawing that is being made: the sheet, the stroke under the hand, and what was done so far.
 *
 *     begin ─ draw* ─ finish │ cancel      a stroke; it is on the layer at `finish`
 *     change(sheet)                        anything else
 *     undo, redo
 *
 * Whoever shows the pixels reads `version`, whoever shows layers or what can be undone `edits`; `onEdit` hears of what the user did.
 */
import { signal } from '@preact/signals';
import { onCanvas, type Point, type Rect, union } from './geometry.js';
import { History } from './history.js';
import { blank, brushOf, type Layer, onlyIn, type Sheet, withLayer } from './sheet.js';
import { type Curve, extent, Stroke } from './stroke.js';

/** What draws: a colour with its opacity, or nothing for the eraser. */
export type Ink = { size: number; colour: string; opacity: number } | { size: number; erase: true };

type Wet = {
  ink: Ink;
  stroke: Stroke;
  layer: Layer;
  /** The stroke alone, opaque: where it crosses itself it must not get darker. */
  line: HTMLCanvasElement;
  /** The layer with the stroke. */
  canvas: HTMLCanvasElement;
  box: Rect | null;
};

export class Drawing {
  readonly version = signal(0);
  /** Counts what tools and lists show: all but the points of a stroke. */
  readonly edits = signal(0);
  readonly history = new History();
  sheet: Sheet;
  onEdit: () => void = () => {};
  private wet: Wet | null = null;
  /** How often a canvas was drawn on; one that never was is empty. */
  private marks = new WeakMap<HTMLCanvasElement, number>();
  /** Changes whenever a canvas's pixels do. */
  private stamps = new WeakMap<HTMLCanvasElement, number>();

  constructor(sheet: Sheet) {
    this.sheet = sheet;
  }

  get isEmpty(): boolean {
    return this.sheet.background === null && this.sheet.layers.every(({ canvas }) => !this.marks.get(canvas)) && !this.wet;
  }

  get active(): Layer {
    return this.sheet.layers.find(({ id }) => id === this.sheet.active) ?? (this.sheet.layers.at(-1) as Layer);
  }

  /** What a canvas's pixels are known by: two equal stamps of one canvas mean the same picture. */
  stamp(canvas: HTMLCanvasElement): number {
    return this.stamps.get(canvas) ?? 0;
  }

  /** Another sheet, without a way back: a value that came from elsewhere. */
  load(sheet: Sheet, drawn: boolean): void {
    this.wet = null;
    this.history.clear();
    this.sheet = sheet;
    if (drawn) for (const { canvas } of sheet.layers) this.marks.set(canvas, 1);
    this.changed();
  }

  /** Another sheet, by the user. Canvases of it that are copies count as drawn on if those of their layers were. */
  change(after: Sheet): void {
    const before = this.sheet;
    if (after === before) return;
    for (const { id, canvas } of after.layers) {
      const old = before.layers.find((layer) => layer.id === id);
      if (old && old.canvas !== canvas) this.marks.set(canvas, this.marks.get(old.canvas) ?? 0);
    }
    const show = (sheet: Sheet) => () => {
      this.sheet = sheet;
    };
    this.history.push({ undo: show(before), redo: show(after), bytes: onlyIn(before, after) });
    this.sheet = after;
    this.edited();
  }

  /** Chooses the layer that is drawn on. That is no step of the history. */
  choose(id: number): void {
    this.sheet = { ...this.sheet, active: id };
    this.changed();
  }

  begin(ink: Ink): void {
    this.cancel();
    if (!this.active.shown) this.sheet = withLayer(this.sheet, this.active.id, { shown: true });
    const layer = this.active;
    const canvas = blank(this.sheet);
    brushOf(canvas).drawImage(layer.canvas, 0, 0);
    this.wet = { ink, stroke: new Stroke(ink.size), layer, line: blank(this.sheet), canvas, box: null };
    this.changed();
  }

  get isDrawing(): boolean {
    return this.wet !== null;
  }

  /** Leads the stroke to a point. */
  draw(at: Point, pressure: number | null): void {
    if (!this.wet) return;
    this.trace(this.wet, this.wet.stroke.add(at, pressure));
    this.version.value++;
  }

  /** Puts the stroke on its layer. */
  finish(): void {
    const { wet } = this;
    if (!wet) return;
    const rest = wet.stroke.end();
    if (rest) this.trace(wet, rest);
    this.wet = null;
    const box = wet.box && onCanvas(wet.box, this.sheet);
    if (box) this.keep(wet, box);
    this.edited();
  }

  /** Drops the stroke: a second finger came, or the pointer was lost. */
  cancel(): void {
    if (!this.wet) return;
    this.wet = null;
    this.changed();
  }

  undo(): void {
    this.cancel();
    if (this.history.undo()) this.edited();
  }

  redo(): void {
    this.cancel();
    if (this.history.redo()) this.edited();
  }

  /** Draws what is seen, one canvas px to one px of `brush`'s own. */
  show(brush: CanvasRenderingContext2D): void {
    const { background, layers } = this.sheet;
    if (background) brush.drawImage(background, 0, 0);
    for (const layer of layers) {
      if (layer.shown) brush.drawImage(layer.id === this.wet?.layer.id ? this.wet.canvas : layer.canvas, 0, 0);
    }
  }

  /** All that is shown, as one picture. */
  composite(): HTMLCanvasElement {
    const canvas = blank(this.sheet);
    this.show(brushOf(canvas));
    return canvas;
  }

  private edited(): void {
    this.changed();
    this.onEdit();
  }

  private changed(): void {
    this.version.value++;
    this.edits.value++;
  }

  private trace({ ink, line, canvas, layer, ...wet }: Wet, curve: Curve): void {
    const box = extent(curve);
    const pen = brushOf(line);
    pen.lineCap = 'round';
    pen.lineJoin = 'round';
    pen.lineWidth = curve.width;
    pen.strokeStyle = 'colour' in ink ? ink.colour : '#000';
    pen.beginPath();
    pen.moveTo(curve.from.x, curve.from.y);
    pen.quadraticCurveTo(curve.control.x, curve.control.y, curve.to.x, curve.to.y);
    pen.stroke();
    if (this.wet) this.wet.box = union(wet.box, box);
    const part = onCanvas(box, this.sheet);
    if (!part) return;
    const brush = brushOf(canvas);
    const { x, y, width, height } = part;
    brush.save();
    brush.clearRect(x, y, width, height);
    brush.drawImage(layer.canvas, x, y, width, height, x, y, width, height);
    brush.globalCompositeOperation = 'colour' in ink ? 'source-over' : 'destination-out';
    brush.globalAlpha = 'colour' in ink ? ink.opacity : 1;
    brush.drawImage(line, x, y, width, height, x, y, width, height);
    brush.restore();
  }

  private keep({ layer, canvas }: Wet, box: Rect): void {
    const target = layer.canvas;
    const before = cut(target, box);
    const after = cut(canvas, box);
    const put = (picture: HTMLCanvasElement, marks: 1 | -1) => {
      const brush = brushOf(target);
      brush.clearRect(box.x, box.y, box.width, box.height);
      brush.drawImage(picture, box.x, box.y);
      this.marks.set(target, (this.marks.get(target) ?? 0) + marks);
      this.stamps.set(target, this.stamp(target) + 1);
    };
    put(after, 1);
    this.history.push({ undo: () => put(before, -1), redo: () => put(after, 1), bytes: box.width * box.height * 8 });
  }
}

function cut(canvas: HTMLCanvasElement, { x, y, width, height }: Rect): HTMLCanvasElement {
  const part = blank({ width, height });
  brushOf(part).drawImage(canvas, -x, -y);
  return part;
}
