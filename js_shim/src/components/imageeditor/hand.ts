/** What pointers and keys on the canvas mean: strokes, moving the view, pinching. */
import type { Drawing, Ink } from './drawing.js';
import { type Point, toCanvas, type View } from './geometry.js';
import type { Tool } from './types.js';

type Now = { view: View; drawing: Drawing; tool: Tool; ink: Ink | null };
type Context = { current(): Now; zoom(factor: number, at: Point): void; pan(dx: number, dy: number): void };

const MIDDLE_BUTTON = 1;
/** Steps of the keyboard's brush: a part of its size, so that strokes stay connected. */
const KEY_STEP = 0.25;
const SHIFTED = 6;

export class Hand {
  private context: Context;
  private pointers = new Map<number, Point>();
  private moving = false;
  private penDown = false;

  constructor(context: Context) {
    this.context = context;
  }

  readonly down = (event: PointerEvent): void => {
    const { drawing, tool, ink, view } = this.context.current();
    const at = { x: event.offsetX, y: event.offsetY };
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, at);
    if (this.pointers.size > 1) {
      // Two fingers move and zoom; what the first one began was no stroke.
      drawing.cancel();
      this.moving = false;
      return;
    }
    if (tool === 'pan' || event.button === MIDDLE_BUTTON) {
      event.preventDefault();
      this.moving = true;
    } else if (ink && event.button === 0) {
      this.penDown = false;
      drawing.begin(ink);
      drawing.draw(toCanvas(view, at), pressureOf(event));
    }
  };

  readonly move = (event: PointerEvent): void => {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const at = { x: event.offsetX, y: event.offsetY };
    this.pointers.set(event.pointerId, at);
    const { drawing, view } = this.context.current();
    if (this.pointers.size === 2) this.pinch(event.pointerId, before, at);
    else if (this.moving) this.context.pan(at.x - before.x, at.y - before.y);
    else if (drawing.isDrawing) {
      // Browsers hand over one event per frame; fast strokes have more points.
      const events = event.getCoalescedEvents?.() ?? [];
      for (const one of events.length > 0 ? events : [event]) {
        const point = { x: at.x + one.clientX - event.clientX, y: at.y + one.clientY - event.clientY };
        drawing.draw(toCanvas(view, point), pressureOf(one));
      }
    }
  };

  readonly up = (event: PointerEvent): void => {
    if (!this.pointers.delete(event.pointerId)) return;
    this.moving = false;
    this.context.current().drawing.finish();
  };

  readonly lost = (event: PointerEvent): void => {
    this.pointers.delete(event.pointerId);
    this.moving = false;
    this.context.current().drawing.cancel();
  };

  /** One step of the keyboard's brush. */
  walk(from: Point | null, [x, y]: [number, number], far: boolean, say: (words: string) => void): Point {
    const { drawing, ink } = this.context.current();
    const { width, height } = drawing.sheet;
    const start = from ?? { x: width / 2, y: height / 2 };
    const step = Math.max(1, Math.round((ink?.size ?? 1) * KEY_STEP)) * (far ? SHIFTED : 1);
    const at = { x: inside(start.x + x * step, width), y: inside(start.y + y * step, height) };
    if (this.penDown && drawing.isDrawing) drawing.draw(at, null);
    say(`${this.penDown ? 'Drawing, ' : ''}${Math.round(at.x)}, ${Math.round(at.y)}`);
    return at;
  }

  /** Puts the keyboard's brush down, or lifts it. */
  press(from: Point | null, say: (words: string) => void): Point {
    const { drawing, ink } = this.context.current();
    const at = from ?? { x: drawing.sheet.width / 2, y: drawing.sheet.height / 2 };
    if (this.penDown && drawing.isDrawing) this.lift(say);
    else if (ink) {
      this.penDown = true;
      drawing.begin(ink);
      drawing.draw(at, null);
      say(`Brush down at ${Math.round(at.x)}, ${Math.round(at.y)}`);
    }
    return at;
  }

  lift(say: (words: string) => void): void {
    if (!this.penDown) return;
    this.penDown = false;
    this.context.current().drawing.finish();
    say('Brush lifted');
  }

  private pinch(id: number, before: Point, at: Point): void {
    const other = [...this.pointers].find(([pointer]) => pointer !== id)?.[1];
    if (!other) return;
    const distance = (a: Point) => Math.hypot(a.x - other.x, a.y - other.y) || 1;
    this.context.pan((at.x - before.x) / 2, (at.y - before.y) / 2);
    this.context.zoom(distance(at) / distance(before), { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 });
  }
}

const inside = (value: number, most: number): number => Math.min(Math.max(value, 0), most);

/** Pens press; a mouse and most fingers have no pressure of their own. */
const pressureOf = (event: PointerEvent): number | null => (event.pointerType === 'pen' && event.pressure > 0 ? event.pressure : null);
