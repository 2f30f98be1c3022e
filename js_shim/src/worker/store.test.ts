import { expect, test } from 'vitest';
import { expired } from './store.js';

const DAY = 24 * 3600 * 1000;

test('texts go when nobody asked for them in two months', () => {
  const now = 100 * DAY;
  expect(expired({ new: now, old: now - 61 * DAY, rather: now - 59 * DAY }, now)).toEqual(['old']);
});
