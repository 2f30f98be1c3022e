import { expect, test } from 'vitest';
import { placeOf } from './walkthrough.js';

test.each([
  [[1, 2, 3], 2, 1],
  [[1, 2, 3], null, 0],
  [[1, 2, 3], 9, 0],
  [[], undefined, 0],
])('of the steps %j, selected %s is at %s', (keys, selected, place) => {
  expect(placeOf(keys, selected)).toBe(place);
});
