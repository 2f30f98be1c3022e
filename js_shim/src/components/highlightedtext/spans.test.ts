import { describe, expect, it } from 'vitest';
import { colorsOf } from './colors.js';
import { categories, isScored, marked, renamed, trimmed, unmarked, words } from './spans.js';

const plain = (token: string) => ({ token, class_or_confidence: null });
const noun = (token: string) => ({ token, class_or_confidence: 'noun' });

describe('spans', () => {
  it('marks a part and keeps the rest', () => {
    expect(marked([plain('the fox ran')], 0, 4, 7, 'noun')).toEqual([plain('the '), noun('fox'), plain(' ran')]);
    expect(marked([plain('fox')], 0, 0, 3, 'noun')).toEqual([noun('fox')]);
  });
  it('unmarks, and joins what is unmarked around it', () => {
    expect(unmarked([plain('the '), noun('fox'), plain(' ran'), plain('!')], 1)).toEqual([plain('the fox ran'), plain('!')]);
    expect(unmarked([noun('fox'), noun('dog')], 0)).toEqual([plain('fox'), noun('dog')]);
  });
  it('marking and unmarking is nothing', () => {
    const before = [plain('the fox ran')];
    expect(unmarked(marked(before, 0, 4, 7, 'x'), 1)).toEqual(before);
  });
  it('renames one', () => expect(renamed([noun('a'), noun('b')], 1, 0.5)[1]).toEqual({ token: 'b', class_or_confidence: 0.5 }));
  it('knows categories from scores, and an empty category from one', () => {
    expect(categories([plain('x'), noun('a'), { token: 'b', class_or_confidence: '' }, noun('c')])).toEqual(['noun']);
    expect(isScored([plain('x'), { token: 'y', class_or_confidence: 0 }])).toBe(true);
  });
  it('trims a selection and finds words', () => {
    expect(trimmed('a  bc d', 1, 6)).toEqual([3, 5]);
    expect(trimmed('a   b', 1, 4)).toBeUndefined();
    expect(words(' ab  c')).toEqual([
      [1, 3],
      [5, 6],
    ]);
  });
});

describe('colours', () => {
  it("takes the author's first, and the palette in order", () => {
    const colors = colorsOf(['a', 'b', 'c'], { b: 'gold' });
    expect(colors.get('b')).toBe('gold');
    expect(new Set(colors.values()).size).toBe(3);
  });
});
