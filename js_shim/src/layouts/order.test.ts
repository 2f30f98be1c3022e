import { describe, expect, it } from 'vitest';
import { arranged, beside, moved } from './order.js';

describe('the order of draggable items', () => {
  it.each([
    [[1, 2, 3], [], [1, 2, 3]],
    [
      [1, 2, 3],
      [3, 1, 2],
      [3, 1, 2],
    ],
    [
      [1, 3],
      [3, 2, 1],
      [3, 1],
    ],
    [
      [1, 4, 2],
      [2, 1],
      [2, 1, 4],
    ],
    [[5, 1], [1], [5, 1]],
  ])('%j as %j wants it is %j', (uids, wanted, order) => expect(arranged(uids, wanted)).toEqual(order));

  it.each([
    [0, 2, [2, 3, 1]],
    [2, 0, [3, 1, 2]],
    [0, -1, [1, 2, 3]],
    [2, 9, [1, 2, 3]],
  ])('from %i to %i', (from, to, order) => expect(moved([1, 2, 3], from, to)).toEqual(order));

  it('follows the pointer beyond the middles of the others', () => {
    const column = [0, 100, 200].map((top) => ({ left: 0, right: 50, top, bottom: top + 100 }));
    expect(beside(column, 0, 10, 149, 'column')).toBe(0);
    expect(beside(column, 0, 10, 151, 'column')).toBe(1);
    expect(beside(column, 2, 10, -5, 'column')).toBe(0);
    const row = [0, 100, 200].map((left) => ({ left, right: left + 100, top: 0, bottom: 50 }));
    expect(beside(row, 0, 260, 20, 'row')).toBe(2);
    expect(beside([...row].reverse(), 0, 40, 20, 'row', true)).toBe(2);
    const wrapped = [row[0], row[1], { left: 0, right: 100, top: 50, bottom: 100 }] as typeof row;
    expect(beside(wrapped, 0, 20, 70, 'row')).toBe(1);
  });
});
