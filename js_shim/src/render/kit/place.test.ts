import { expect, test } from 'vitest';
import { placeText } from './place.js';

test('a place is shown with the seconds that are left', () => {
  expect(placeText({ position: 2, size: 5, eta: 3.4, at: 1000 }, 1000)).toBe('queue: 2/5 · 3.4 s');
  expect(placeText({ position: 2, size: 5, eta: 3.4, at: 1000 }, 2500)).toBe('queue: 2/5 · 1.9 s');
});

test('without an estimate, or after it, only the place is shown', () => {
  expect(placeText({ position: 1, size: 1, eta: null, at: 0 }, 0)).toBe('queue: 1/1');
  expect(placeText({ position: 1, size: 1, eta: 2, at: 0 }, 9000)).toBe('queue: 1/1');
});
