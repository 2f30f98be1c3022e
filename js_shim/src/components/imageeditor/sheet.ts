/** The pixels of a drawing: a background and layers of one size, as canvases; and what can be made of them. */
import { contained, type Rect, type Size } from './geometry.js';

export type Layer = { readonly id: number; readonly name: string; readonly shown: boolean; readonly canvas: HTMLCanvasElement };

/** One state of a drawing. Only strokes change pixels in place; everything else makes a new sheet. */
export type Sheet = Size & {
  readonly background: HTMLCanvasElement | null;
  /** From the lowest to the uppermost. */
  readonly layers: readonly Layer[];
  /** Id of the layer that is drawn on. */
  readonly active: number;
};

let lastId = 0;

export const newLayer = (name: string, size: Size): Layer => ({ id: ++lastId, name, shown: true, canvas: blank(size) });

export function blank({ width, height }: Size): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

export function brushOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error(`The browser has no memory for a canvas of ${canvas.width} × ${canvas.height} px.`);
  return context;
}

/** A canvas of `size` with `picture` drawn at `place`. */
export function placed(picture: CanvasImageSource, place: Rect, size: Size): HTMLCanvasElement {
  const canvas = blank(size);
  const brush = brushOf(canvas);
  brush.imageSmoothingQuality = 'high';
  brush.drawImage(picture, place.x, place.y, place.width, place.height);
  return canvas;
}

/** A new sheet with the named layers. */
export function newSheet(size: Size, names: string[]): Sheet {
  const layers = names.map((name) => newLayer(name, size));
  return { ...size, background: null, layers, active: (layers.at(-1) as Layer).id };
}

/** `sheet` of another size, each picture drawn at `place` of it. */
export function replaced(sheet: Sheet, size: Size, place: Rect): Sheet {
  const move = (canvas: HTMLCanvasElement) => placed(canvas, place, size);
  return {
    ...size,
    background: sheet.background && move(sheet.background),
    layers: sheet.layers.map((layer) => ({ ...layer, canvas: move(layer.canvas) })),
    active: sheet.active,
  };
}

/** What `rect` cuts out; `fixed` scales it back to the sheet's size. */
export function cropped(sheet: Sheet, rect: Rect, fixed: boolean): Sheet {
  if (!fixed) return replaced(sheet, { width: rect.width, height: rect.height }, { ...sheet, x: -rect.x, y: -rect.y });
  const size = { width: sheet.width, height: sheet.height };
  const cut = replaced(sheet, rect, { ...size, x: -rect.x, y: -rect.y });
  return replaced(cut, size, contained(rect, size));
}

/** The sheet with a layer moved by `by` places: 1 is up. */
export function reordered(sheet: Sheet, id: number, by: number): Sheet {
  const layers = [...sheet.layers];
  const at = layers.findIndex((layer) => layer.id === id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= layers.length) return sheet;
  layers.splice(to, 0, ...layers.splice(at, 1));
  return { ...sheet, layers };
}

export function without(sheet: Sheet, id: number): Sheet {
  const layers = sheet.layers.filter((layer) => layer.id !== id);
  if (layers.length === 0 || layers.length === sheet.layers.length) return sheet;
  const active = sheet.active === id ? (layers.at(-1) as Layer).id : sheet.active;
  return { ...sheet, layers, active };
}

export const withLayer = (sheet: Sheet, id: number, change: Partial<Omit<Layer, 'id'>>): Sheet => ({
  ...sheet,
  layers: sheet.layers.map((layer) => (layer.id === id ? { ...layer, ...change } : layer)),
});

/** Bytes of what `before` has and `after` has not. */
export function onlyIn(before: Sheet, after: Sheet): number {
  const kept = new Set([after.background, ...after.layers.map(({ canvas }) => canvas)]);
  const gone = [before.background, ...before.layers.map(({ canvas }) => canvas)].filter((canvas) => canvas && !kept.has(canvas));
  return gone.length * before.width * before.height * 4;
}
