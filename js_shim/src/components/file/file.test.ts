import { describe, expect, it } from 'vitest';
import type { FileData } from '../../protocol/config.js';
import { asValue, filesOf, moved } from './order.js';

const file = (path: string): FileData => ({ path, meta: { _type: 'gradio.FileData' } });
const [a, b, c] = [file('a'), file('b'), file('c')];

describe('the value of a File', () => {
  it('is a list inside, and one, many or null outside', () => {
    expect(filesOf(null)).toEqual([]);
    expect(filesOf(a)).toEqual([a]);
    expect(asValue([], true)).toBeNull();
    expect(asValue([], false)).toBeNull();
    expect(asValue([a], true)).toBe(a);
    expect(asValue([a], false)).toEqual([a]);
  });

  it('moves one file', () => {
    expect(moved([a, b, c], 2, 0)).toEqual([c, a, b]);
    expect(moved([a, b, c], 0, 1)).toEqual([b, a, c]);
    expect(moved([a, b, c], 0, -1)).toEqual([a, b, c]);
  });
});
