import { expect, it } from 'vitest';
import { pixelAt, placeOf } from './point.js';

const box = { left: 10, top: 20, width: 200, height: 100 };

it('finds the pixel under a click, also when the picture is scaled and centred', () => {
  expect(pixelAt(10, 20, box, { width: 400, height: 200 })).toEqual([0, 0]);
  expect(pixelAt(110, 70, box, { width: 400, height: 200 })).toEqual([200, 100]);
  // A square picture stands in the middle, 50 px of nothing on each side.
  expect(pixelAt(60, 20, box, { width: 10, height: 10 })).toEqual([0, 0]);
  expect(pixelAt(159, 119, box, { width: 10, height: 10 })).toEqual([9, 9]);
});

it('gives nothing beside the picture', () => {
  expect(pixelAt(20, 30, box, { width: 10, height: 10 })).toBeNull();
  expect(pixelAt(20, 30, box, { width: 0, height: 0 })).toBeNull();
});

it('knows where a pixel is drawn', () => {
  for (const natural of [
    { width: 10, height: 10 },
    { width: 400, height: 200 },
  ]) {
    const [x, y] = placeOf([3, 7], box, natural);
    expect(pixelAt(box.left + x, box.top + y, box, natural)).toEqual([3, 7]);
  }
});
