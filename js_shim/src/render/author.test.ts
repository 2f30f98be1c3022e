/** JavaScript of the app's author. */
import { expect, test, vi } from 'vitest';
import { author } from './author.js';

test('a function that gives a JSON list runs without a script, so no CSP can forbid it', async () => {
  const inserted = vi.spyOn(document.head, 'append');
  const clear = await author('() => [null, [], "a", {"b": 1}]');
  const first = clear?.();
  expect(first).toEqual([null, [], 'a', { b: 1 }]);
  expect(clear?.()).not.toBe(first);
  expect(inserted).not.toHaveBeenCalled();
});

test('anything else is a script', async () => {
  const inserted = vi.spyOn(document.head, 'append');
  vi.spyOn(console, 'error').mockImplementation(() => {});
  await author('() => [Math.max(1, 2)]');
  await author('(x) => [x]');
  expect(inserted).toHaveBeenCalled();
});
