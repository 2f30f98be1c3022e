/** Where things are: the canvas in its stage, rectangles on it. Canvas px are the drawing's, stage px the screen's. */

export type Point = { x: number; y: number };
export type Size = { width: number; height: number };
export type Rect = Point & Size;
/** Stage px = canvas px · scale + (x, y). */
export type View = Point & { scale: number };

const LEAST_SCALE = 0.05;
const MOST_SCALE = 32;
/** Part of the canvas, in stage px, that panning can't push out of sight. */
const KEPT_IN_SIGHT = 48;

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), Math.max(least, most));

/** The view that shows all of `canvas` in the middle of `stage`, with `margin` stage px around; never larger than twice. */
export function fitted(canvas: Size, stage: Size, margin = 0): View {
  const room = { width: Math.max(1, stage.width - 2 * margin), height: Math.max(1, stage.height - 2 * margin) };
  const scale = clamp(Math.min(room.width / canvas.width, room.height / canvas.height), 0.001, 2);
  return { scale, x: (stage.width - canvas.width * scale) / 2, y: (stage.height - canvas.height * scale) / 2 };
}

/** `view` scaled by `factor`, with the canvas point under `at` (stage px) staying where it is. */
export function zoomed(view: View, factor: number, at: Point): View {
  const scale = clamp(view.scale * factor, LEAST_SCALE, MOST_SCALE);
  const real = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * real, y: at.y - (at.y - view.y) * real };
}

/** `view` moved by (dx, dy) stage px, as far as a part of the canvas stays in sight. */
export function panned(view: View, dx: number, dy: number, canvas: Size, stage: Size): View {
  const kept = (length: number) => Math.min(KEPT_IN_SIGHT, length * view.scale);
  return {
    scale: view.scale,
    x: clamp(view.x + dx, kept(canvas.width) - canvas.width * view.scale, stage.width - kept(canvas.width)),
    y: clamp(view.y + dy, kept(canvas.height) - canvas.height * view.scale, stage.height - kept(canvas.height)),
  };
}

export const toCanvas = ({ scale, x, y }: View, at: Point): Point => ({ x: (at.x - x) / scale, y: (at.y - y) / scale });

export const toStage = ({ scale, x, y }: View, at: Point): Point => ({ x: at.x * scale + x, y: at.y * scale + y });

/** The whole pixels of `rect` that lie on the canvas; null when none does. */
export function onCanvas(rect: Rect, { width, height }: Size): Rect | null {
  const x = Math.max(0, Math.floor(rect.x));
  const y = Math.max(0, Math.floor(rect.y));
  const right = Math.min(width, Math.ceil(rect.x + rect.width));
  const bottom = Math.min(height, Math.ceil(rect.y + rect.height));
  return right > x && bottom > y ? { x, y, width: right - x, height: bottom - y } : null;
}

/** The least rectangle around both. */
export function union(a: Rect | null, b: Rect): Rect {
  if (!a) return b;
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y };
}

/** Which sides of a crop a handle moves: -1 left or top, 1 right or bottom, 0 neither. (0, 0) moves all of it. */
export type Handle = readonly [horizontal: -1 | 0 | 1, vertical: -1 | 0 | 1];

/** `rect` with `handle` dragged by (dx, dy) canvas px: whole pixels, on the canvas, at least one of them. */
export function dragged(rect: Rect, [horizontal, vertical]: Handle, dx: number, dy: number, canvas: Size): Rect {
  const [x, width] =
    horizontal || vertical ? side(rect.x, rect.width, horizontal, dx, canvas.width) : moved(rect.x, rect.width, dx, canvas.width);
  const [y, height] =
    horizontal || vertical ? side(rect.y, rect.height, vertical, dy, canvas.height) : moved(rect.y, rect.height, dy, canvas.height);
  return { x, y, width, height };
}

function moved(start: number, length: number, by: number, most: number): [number, number] {
  return [Math.round(clamp(start + by, 0, most - length)), length];
}

function side(start: number, length: number, which: -1 | 0 | 1, by: number, most: number): [number, number] {
  const end = start + length;
  if (which < 0) {
    const moved = Math.round(clamp(start + by, 0, end - 1));
    return [moved, end - moved];
  }
  return which > 0 ? [start, Math.round(clamp(end + by, start + 1, most)) - start] : [start, length];
}

/** Where `picture` is drawn to be whole and as large as possible in `frame`, in the middle. */
export function contained(picture: Size, frame: Size): Rect {
  const scale = Math.min(frame.width / picture.width, frame.height / picture.height);
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  return { x: Math.round((frame.width - width) / 2), y: Math.round((frame.height - height) / 2), width, height };
}

/** `size` scaled down to at most `most` pixels. */
export function limited({ width, height }: Size, most: number): Size {
  const scale = Math.min(1, Math.sqrt(most / (width * height)));
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) };
}
