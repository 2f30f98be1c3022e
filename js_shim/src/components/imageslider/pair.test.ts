import { expect, it } from 'vitest';
import { clamped, pairOf } from './pair.js';

it.each([
  [null, [null, null]],
  ['a', [null, null]],
  [[], [null, null]],
  [[{ path: 'a' }], [{ path: 'a' }, null]],
  [
    [null, { path: 'b' }],
    [null, { path: 'b' }],
  ],
])('%j is a pair', (value, pair) => {
  expect(pairOf(value as never)).toEqual(pair);
});

it.each([
  [0, 0],
  [100, 100],
  [-5, 0],
  [200, 100],
  [Number.NaN, 50],
  [null, 50],
  ['20', 50],
])('the line of %s stands at %s', (position, at) => {
  expect(clamped(position)).toBe(at);
});
