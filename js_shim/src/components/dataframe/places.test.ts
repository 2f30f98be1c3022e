/** Which cells are chosen, and where rows and columns are drawn. */
import { describe, expect, test } from 'vitest';
import { layOut, windowAt } from './columns.js';
import { HIGHEST, RowSpace } from './rowspace.js';
import { at, columns, everything, HEADER, move, next, rectOf, rows } from './selection.js';

describe('choosing', () => {
  const size = { rows: 10, cols: 4 };
  const key = (name: string, shift = false, jump = false) => ({ key: name, shift, jump });

  test('arrows move, also into the header, and stop at the edges', () => {
    expect(move(at(0, 0), key('ArrowUp'), size, 5)).toEqual(at(HEADER, 0));
    expect(move(at(HEADER, 0), key('ArrowUp'), size, 5)).toEqual(at(HEADER, 0));
    expect(move(at(9, 3), key('ArrowDown'), size, 5)).toEqual(at(9, 3));
    expect(move(at(5, 1), key('PageDown'), size, 5)).toEqual(at(9, 1));
    expect(move(at(5, 1), key('Home'), size, 5)).toEqual(at(5, 0));
    expect(move(at(5, 1), key('End', false, true), size, 5)).toEqual(at(9, 3));
    expect(move(at(5, 1), key('ArrowUp', false, true), size, 5)).toEqual(at(0, 1));
    expect(move(at(5, 1), key('x'), size, 5)).toBeNull();
  });

  test('with Shift the far corner moves and the active cell stays', () => {
    const moved = move(at(5, 1), key('ArrowRight', true), size, 5);
    expect(moved).toEqual({ head: { row: 5, col: 1 }, tail: { row: 5, col: 2 } });
    expect(rectOf(move(moved as never, key('ArrowUp', true, true), size, 5) as never)).toEqual({ top: 0, bottom: 5, left: 1, right: 2 });
  });

  test('whole rows, columns and tables', () => {
    expect(rectOf(columns(1, 2, size))).toEqual({ top: 0, bottom: 9, left: 1, right: 2 });
    expect(rectOf(rows(4, 2, size))).toEqual({ top: 2, bottom: 4, left: 0, right: 3 });
    expect(rectOf(everything(size))).toEqual({ top: 0, bottom: 9, left: 0, right: 3 });
  });

  test('Tab goes in reading order and ends at the end', () => {
    expect(next({ row: 0, col: 3 }, size, false)).toEqual({ row: 1, col: 0 });
    expect(next({ row: 1, col: 0 }, size, true)).toEqual({ row: 0, col: 3 });
    expect(next({ row: 9, col: 3 }, size, false)).toBeNull();
  });
});

describe('a million rows', () => {
  const VIEW = 500;

  test('every row can be reached, and small steps move by what they say', () => {
    const space = new RowSpace(1_000_000, 34);
    expect(space.area).toBe(HIGHEST);
    space.scrolled(0, VIEW);
    space.scrolled(100, VIEW);
    expect(space.offset).toBe(100);
    space.goTo(space.total);
    expect(space.window(0).last).toBe(1_000_000);
    const top = space.settle();
    expect(top).toBe(HIGHEST - VIEW);
    space.scrolled(top - 60, VIEW);
    expect(space.offset).toBe(space.total - VIEW - 60);
  });

  test('long steps go by proportion, and settling changes nothing that is seen', () => {
    const space = new RowSpace(1_000_000, 34);
    space.scrolled(0, VIEW);
    space.scrolled(HIGHEST / 2, VIEW);
    expect(space.at(space.offset) / 1_000_000).toBeCloseTo(0.5, 3);
    for (let i = 1; i <= 20; i++) space.scrolled(HIGHEST / 2 + i * 100, VIEW);
    const { offset } = space;
    const top = space.settle();
    expect(top).not.toBe(HIGHEST / 2 + 2000);
    space.scrolled(top, VIEW);
    expect(space.offset).toBe(offset);
  });

  test('near the top, wheeling up never skips rows', () => {
    const space = new RowSpace(1_000_000, 34);
    space.scrolled(0, VIEW);
    space.goTo(5000);
    let top = space.settle();
    while (top > 0) {
      const { offset } = space;
      top = Math.max(0, top - 50);
      space.scrolled(top, VIEW);
      expect(offset - space.offset).toBeLessThanOrEqual(50);
    }
    expect(space.offset).toBeGreaterThan(0);
    expect(space.settle()).toBeGreaterThan(0);
  });

  test('rows of different heights are found after they were measured', () => {
    const space = new RowSpace(100, 34);
    space.scrolled(0, VIEW);
    expect(space.learn(0, 134)).toBe(true);
    expect(space.learn(0, 134)).toBe(false);
    expect([space.edge(1), space.edge(2), space.total]).toEqual([134, 168, 3500]);
    expect([space.at(133), space.at(134)]).toEqual([0, 1]);
  });
});

describe('columns', () => {
  const wishes = {
    headers: ['a', 'b', 'c'],
    sample: [['x', 'a much longer text', '']],
    asked: null,
    dragged: new Map<number, number>(),
    room: 900,
    pinned: 0,
    numbered: null,
  };

  test('are stretched to their frame, and longer texts get more', () => {
    const { widths, total } = layOut(wishes);
    expect(Math.round(total)).toBe(900);
    expect(widths[1]).toBeGreaterThan(widths[0] as number);
  });

  test('the author asks in px and percent, and the user has the last word', () => {
    expect(layOut({ ...wishes, asked: [100, '50%', '80px'] }).widths).toEqual([100, 450, 80]);
    expect(layOut({ ...wishes, asked: [100, 200, 300], dragged: new Map([[1, 60]]) }).widths).toEqual([100, 60, 300]);
  });

  test('of hundreds only those in sight are drawn, and pinned ones leave room', () => {
    const headers = Array.from({ length: 300 }, (_, i) => `column ${i}`);
    const many = layOut({ ...wishes, headers, asked: headers.map(() => 100), pinned: 2 });
    expect(many.pinned).toBe(2);
    const window = windowAt(many, 5000, 900);
    expect(window.first).toBeGreaterThan(40);
    expect(window.last - window.first).toBeLessThan(20);
    expect(window.first * 100).toBeLessThan(5000);
    expect(window.last * 100).toBeGreaterThan(5900);
    expect(layOut({ ...wishes, headers, asked: headers.map(() => 100), pinned: 30 }).pinned).toBeLessThan(8);
  });
});
