import { describe, expect, it } from 'vitest';
import { chosenAbove, type Listings, moveOf, pathsOf, rowsOf, tickOf, withoutPath, withPaths } from './tree.js';

const LISTINGS: Listings = new Map([
  [
    '',
    {
      entries: [
        ['notes', true],
        ['read.me', false],
      ],
      more: 0,
    },
  ],
  [
    'notes',
    {
      entries: [
        ['old', true],
        ['may.txt', false],
      ],
      more: 3,
    },
  ],
  ['notes/old', null],
]);
const ROWS = rowsOf(LISTINGS, new Set(['notes', 'notes/old']));

describe('the tree of a FileExplorer', () => {
  it('has the rows of open folders, with their place', () => {
    expect(ROWS.map(({ key, place, size, more }) => [key, place, size, more])).toEqual([
      ['notes', 1, 2, 0],
      ['notes/old', 1, 5, 0],
      ['notes/may.txt', 2, 5, 3],
      ['read.me', 2, 2, 0],
    ]);
    expect(rowsOf(LISTINGS, new Set()).map((row) => row.key)).toEqual(['notes', 'read.me']);
  });

  it('ticks a folder wholly only when all below it is known and chosen', () => {
    const whole: Listings = new Map([
      [
        'a',
        {
          entries: [
            ['x', false],
            ['y', false],
          ],
          more: 0,
        },
      ],
    ]);
    const folder = { path: ['a'], isFolder: true };
    expect(tickOf(folder, [], whole)).toBe('off');
    expect(tickOf(folder, [['a', 'x']], whole)).toBe('some');
    expect(
      tickOf(
        folder,
        [
          ['a', 'x'],
          ['a', 'y'],
        ],
        whole,
      ),
    ).toBe('on');
    expect(
      tickOf(
        { path: ['notes'], isFolder: true },
        [
          ['notes', 'may.txt'],
          ['notes', 'old'],
        ],
        LISTINGS,
      ),
    ).toBe('some');
    expect(tickOf({ path: ['a', 'x'], isFolder: false }, [['a']], whole)).toBe('on');
    expect(tickOf({ path: ['ab'], isFolder: true }, [['a', 'x']], whole)).toBe('off');
  });

  it('adds paths once, and takes a folder out with what is below it', () => {
    expect(withPaths([['a']], [['a'], ['b', 'c']])).toEqual([['a'], ['b', 'c']]);
    expect(withoutPath([['a', 'x'], ['ab'], ['a']], ['a'])).toEqual([['ab']]);
    expect(chosenAbove([['a'], ['b']], ['b', 'c'])).toEqual(['b']);
    expect(chosenAbove([['b', 'c']], ['b', 'c'])).toBeUndefined();
  });

  it('is moved through by keys', () => {
    expect(moveOf('ArrowDown', ROWS, 3)).toEqual({ to: 3 });
    expect(moveOf('ArrowRight', ROWS, 0)).toEqual({ to: 1 });
    expect(moveOf('ArrowRight', ROWS, 1)).toEqual({ to: 1 });
    expect(moveOf('ArrowRight', rowsOf(LISTINGS, new Set()), 0)).toEqual({ open: 0 });
    expect(moveOf('ArrowLeft', ROWS, 0)).toEqual({ close: 0 });
    expect(moveOf('ArrowLeft', ROWS, 2)).toEqual({ to: 0 });
    expect(moveOf('ArrowLeft', ROWS, 3)).toEqual({ to: 3 });
    expect(moveOf('End', ROWS, 0)).toEqual({ to: 3 });
    expect(moveOf(' ', ROWS, 2)).toEqual({ choose: 2 });
    expect(moveOf('R', ROWS, 0)).toEqual({ to: 3 });
    expect(moveOf('z', ROWS, 1)).toEqual({ to: 1 });
    expect(moveOf('Tab', ROWS, 1)).toBeNull();
    expect(moveOf('Home', [], 0)).toBeNull();
  });

  it('takes only paths out of a payload', () => {
    expect(pathsOf([['a', 'b'], [], ['a', 1], 'x', null])).toEqual([['a', 'b']]);
    expect(pathsOf({ a: 1 })).toEqual([]);
  });
});
