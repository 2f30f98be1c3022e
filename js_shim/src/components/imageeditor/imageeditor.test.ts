import { expect, it } from 'vitest';
import { readPaint } from './colours.js';
import { contained, dragged, fitted, limited, onCanvas, panned, toCanvas, toStage, union, zoomed } from './geometry.js';
import { History } from './history.js';
import { nextName } from './layers.js';
import { type Layer, reordered, type Sheet, withLayer, without } from './sheet.js';
import { autoSize, extent, Stroke } from './stroke.js';

const canvas = { width: 400, height: 200 };
const stage = { width: 300, height: 300 };

/** A history of appending to a word. */
function typed(history: History, bytes = 1) {
  const text = { now: '' };
  const type = (letter: string) => {
    const before = text.now;
    const after = before + letter;
    const put = (word: string) => () => {
      text.now = word;
    };
    text.now = after;
    history.push({ undo: put(before), redo: put(after), bytes });
  };
  return { text, type };
}

it('takes steps back and does them again', () => {
  const history = new History();
  const { text, type } = typed(history);
  for (const letter of 'abc') type(letter);
  expect(history.undo() && history.undo()).toBe(true);
  expect([text.now, history.canUndo, history.canRedo]).toEqual(['a', true, true]);
  history.redo();
  expect(text.now).toBe('ab');
  type('x');
  expect([text.now, history.canRedo, history.redo()]).toEqual(['abx', false, false]);
});

it('forgets the oldest steps when they hold too much, but keeps a few', () => {
  const history = new History(10);
  const { text, type } = typed(history, 4);
  for (const letter of 'abcdef') type(letter);
  while (history.undo());
  expect(text.now).toBe('abc');
  const large = new History(10);
  const second = typed(large, 100);
  for (const letter of 'abcdef') second.type(letter);
  while (large.undo());
  expect(second.text.now).toBe('abc');
});

it('shows the whole canvas in the middle of its stage', () => {
  expect(fitted(canvas, stage)).toEqual({ scale: 0.75, x: 0, y: 75 });
  expect(fitted({ width: 10, height: 10 }, stage).scale).toBe(2);
});

it('zooms around the pointer', () => {
  const view = fitted(canvas, stage);
  const at = { x: 100, y: 120 };
  const under = toCanvas(view, at);
  const near = zoomed(view, 3, at);
  expect(near.scale).toBeCloseTo(2.25);
  expect(toStage(near, under).x).toBeCloseTo(at.x);
  expect(toStage(near, under).y).toBeCloseTo(at.y);
  expect(zoomed(view, 1e9, at).scale).toBe(32);
});

it('never pans the canvas out of sight', () => {
  const view = { scale: 1, x: 0, y: 0 };
  expect(panned(view, -1e6, 1e6, canvas, stage)).toEqual({ scale: 1, x: 48 - 400, y: 300 - 48 });
  expect(panned(view, 5, -5, canvas, stage)).toEqual({ scale: 1, x: 5, y: -5 });
});

it('keeps a crop on the canvas, with whole pixels and at least one', () => {
  const rect = { x: 10, y: 10, width: 100, height: 50 };
  expect(dragged(rect, [1, 1], 20.4, -10, canvas)).toEqual({ x: 10, y: 10, width: 120, height: 40 });
  expect(dragged(rect, [-1, -1], -50, 30, canvas)).toEqual({ x: 0, y: 40, width: 110, height: 20 });
  expect(dragged(rect, [-1, 0], 500, 500, canvas)).toEqual({ x: 109, y: 10, width: 1, height: 50 });
  expect(dragged(rect, [1, 0], -500, 0, canvas)).toEqual({ x: 10, y: 10, width: 1, height: 50 });
  expect(dragged(rect, [0, 0], 1000, 1000, canvas)).toEqual({ x: 300, y: 150, width: 100, height: 50 });
});

it('knows which pixels a rectangle covers', () => {
  expect(onCanvas({ x: -3.5, y: 1.2, width: 10, height: 2 }, canvas)).toEqual({ x: 0, y: 1, width: 7, height: 3 });
  expect(onCanvas({ x: 500, y: 0, width: 10, height: 10 }, canvas)).toBeNull();
  expect(union({ x: 0, y: 5, width: 2, height: 2 }, { x: 5, y: 0, width: 1, height: 1 })).toEqual({ x: 0, y: 0, width: 6, height: 7 });
});

it('fits pictures into a frame, and under the limit of browsers', () => {
  expect(contained({ width: 100, height: 100 }, canvas)).toEqual({ x: 100, y: 0, width: 200, height: 200 });
  const { width, height } = limited({ width: 8000, height: 4000 }, 16_000_000);
  expect(width * height).toBeLessThanOrEqual(16_000_000);
  expect(width / height).toBeCloseTo(2, 2);
  expect(limited(canvas, 16_000_000)).toEqual(canvas);
});

it('joins the points of a stroke without corners, and ends at the last one', () => {
  const stroke = new Stroke(10);
  const curves = [stroke.add({ x: 0, y: 0 }, null), stroke.add({ x: 10, y: 0 }, null), stroke.add({ x: 10, y: 10 }, null), stroke.end()];
  for (let i = 1; i < curves.length; i++) expect(curves[i]?.from).toEqual(curves[i - 1]?.to);
  expect(curves.at(-1)?.to).toEqual({ x: 10, y: 10 });
  expect(extent(curves[0] as never)).toEqual({ x: -6, y: -6, width: 12, height: 12 });
});

it('lets the width follow the pressure of a pen, without trembling', () => {
  const stroke = new Stroke(100);
  const first = stroke.add({ x: 0, y: 0 }, 1).width;
  const second = stroke.add({ x: 1, y: 0 }, 0).width;
  const third = stroke.add({ x: 2, y: 0 }, 0).width;
  expect(first).toBe(100);
  expect(second).toBeLessThan(first);
  expect(second).toBeGreaterThan(25);
  expect(third).toBeLessThan(second);
  expect(autoSize('auto', canvas)).toBe(6);
  expect(autoSize(3, canvas)).toBe(3);
});

const sheet = (...ids: number[]): Sheet => ({
  ...canvas,
  background: null,
  layers: ids.map((id) => ({ id, name: `${id}`, shown: true, canvas: null as unknown as HTMLCanvasElement }) satisfies Layer),
  active: ids[0] as number,
});
const order = ({ layers }: Sheet) => layers.map(({ id }) => id);

it('moves, renames and takes out layers, but never the last one', () => {
  expect(order(reordered(sheet(1, 2, 3), 1, 1))).toEqual([2, 1, 3]);
  const top = sheet(1, 2);
  expect(reordered(top, 2, 1)).toBe(top);
  expect(without(sheet(1, 2), 1)).toMatchObject({ active: 2, layers: [{ id: 2 }] });
  const only = sheet(1);
  expect(without(only, 1)).toBe(only);
  expect(withLayer(sheet(1, 2), 2, { shown: false }).layers.map(({ shown }) => shown)).toEqual([true, false]);
  expect(nextName([{ name: 'Layer 2' }])).toBe('Layer 3');
});

it('reads what a canvas says a colour is', () => {
  expect(readPaint('#FF0000')).toEqual({ colour: '#ff0000', opacity: 1 });
  expect(readPaint('rgba(0, 128, 255, 0.5)')).toEqual({ colour: '#0080ff', opacity: 0.5 });
  expect(readPaint('url(#x)')).toEqual({ colour: '#000000', opacity: 1 });
});
