import { expect, test } from 'vitest';
import { type Clock, Schedule } from './schedule.js';

function manual() {
  const frames: (() => void)[] = [];
  const clock: Clock = { frame: (callback) => frames.push(callback) };
  return {
    clock,
    frame: () => {
      for (const callback of frames.splice(0)) callback();
    },
  };
}

test('the first of a frame is applied at once, further ones together with the next frame', () => {
  const { clock, frame } = manual();
  const applied: number[][] = [];
  const schedule = new Schedule<number>((items) => applied.push(items), clock);
  for (const i of [1, 2, 3]) schedule.push(i, false);
  expect(applied).toEqual([[1]]);
  frame();
  expect(applied).toEqual([[1], [2, 3]]);
  schedule.push(4, false);
  expect(applied).toHaveLength(2);
  frame();
  frame();
  schedule.push(5, false);
  expect(applied).toEqual([[1], [2, 3], [4], [5]]);
});

test('an urgent item takes all that waits with it, in order', () => {
  const { clock, frame } = manual();
  const applied: number[] = [];
  const schedule = new Schedule<number>((items) => applied.push(...items), clock);
  schedule.push(1, false);
  schedule.push(2, false);
  schedule.push(3, true);
  expect(applied).toEqual([1, 2, 3]);
  frame();
  expect(applied).toEqual([1, 2, 3]);
});

test('a hidden tab, which has no frames, is served by a timer', async () => {
  const original = globalThis.requestAnimationFrame;
  globalThis.requestAnimationFrame = () => 0;
  const applied: number[] = [];
  const schedule = new Schedule<number>((items) => applied.push(...items));
  schedule.push(1, false);
  schedule.push(2, false);
  await new Promise((resolve) => setTimeout(resolve, 200));
  globalThis.requestAnimationFrame = original;
  expect(applied).toEqual([1, 2]);
});
