import { describe, expect, it } from 'vitest';
import { entries, openLevels, ranges } from './shape.js';

describe('ranges', () => {
  it('cuts long lists into at most a hundred parts of a round length', () => {
    const parts = ranges({ start: 0, end: 10_000 });
    expect(parts).toHaveLength(100);
    expect(parts.at(-1)).toEqual({ start: 9900, end: 10_000 });
    expect(ranges({ start: 0, end: 1_000_000 })).toHaveLength(100);
    expect(ranges({ start: 0, end: 150 })).toEqual([
      { start: 0, end: 100 },
      { start: 100, end: 150 },
    ]);
  });
  it('lists the entries of a range with their own positions and keys', () => {
    expect(entries([1, 2, 3], { start: 1, end: 3 })).toEqual([
      { key: 1, value: 2 },
      { key: 2, value: 3 },
    ]);
    expect(entries({ a: 1, b: 2 }, { start: 1, end: 2 })).toEqual([{ key: 'b', value: 2 }]);
  });
});

describe('levels that are open at first', () => {
  it('is three, or all', () => {
    const deep = { a: { b: { c: { d: { e: 1 } } } } };
    expect(openLevels(deep, false)).toBe(3);
    expect(openLevels(deep, true)).toBeGreaterThanOrEqual(5);
  });
  it('is fewer for a value that would fill the page, but never none', () => {
    const wide = Array.from({ length: 100 }, () => Array.from({ length: 100 }, (_, i) => [i]));
    expect(openLevels(wide, true)).toBe(1);
  });
});
