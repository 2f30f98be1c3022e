import { expect, test, vi } from 'vitest';
import type { Edit, Json } from '../protocol/messages.js';
import { applyEdits, applyPatch } from './patch.js';

const edited = (value: Json, ...edits: Edit[]) => applyEdits({ value }, edits)['value'];

test('each action does its work', () => {
  expect(edited('a', ['append', ['value'], 'b'])).toBe('ab');
  expect(edited([1, 2], ['replace', ['value', 1], 9])).toEqual([1, 9]);
  expect(edited([1, 2], ['add', ['value', 2], 3])).toEqual([1, 2, 3]);
  expect(edited([1, 2], ['add', ['value', 0], 3])).toEqual([3, 1, 2]);
  expect(edited([1, 2, 3], ['delete', ['value', 1], null])).toEqual([1, 3]);
  expect(edited({ a: 1 }, ['add', ['value', 'b'], 2], ['delete', ['value', 'a'], null])).toEqual({ b: 2 });
});

test('what lies beside the path is shared, what lies on it is new', () => {
  const before = { value: [{ text: 'a' }, { text: 'b' }] };
  const after = applyEdits(before, [['append', ['value', 1, 'text'], '!']]) as typeof before;
  expect(after.value).toEqual([{ text: 'a' }, { text: 'b!' }]);
  expect(after.value[0]).toBe(before.value[0]);
  expect(before.value[1]).toEqual({ text: 'b' });
});

test.each<[Edit, RegExp]>([
  [['append', ['value', 5, 'x'], 'a'], /index/],
  [['append', ['value', 'x'], 'a'], /index/],
  [['append', ['value', 0], 'a'], /string/],
  [['replace', ['missing', 0], 'a'], /inside/],
  [['replace', [], 'a'], /empty/],
  [['replace', ['value', 0, 'a'], 1], /inside/],
  [['explode' as 'add', ['value', 0], 1], /explode/],
])('an edit that does not fit is ignored and reported: %j', (edit, message) => {
  const report = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(applyEdits({ value: [1] }, [edit, ['add', ['value', 1], 2]])).toEqual({ value: [1, 2] });
  expect(report.mock.calls[0]?.[0]).toMatch(message);
  report.mockRestore();
});

test.each(['__proto__', 'constructor', 'prototype'])('%s cannot be reached', (key) => {
  const report = vi.spyOn(console, 'error').mockImplementation(() => {});
  applyEdits({ value: {} }, [
    ['replace', ['value', key, 'polluted'], true],
    ['add', [key, 'polluted'], true],
  ]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(report).toHaveBeenCalledTimes(2);
  const patched = applyPatch({}, JSON.parse(`{"${key}": {"polluted": true}, "ok": 1}`));
  expect(Object.keys(patched)).toEqual(['ok']);
  expect(Object.getPrototypeOf(patched)).toBe(Object.prototype);
  report.mockRestore();
});

test('10,000 appends to one string take a moment, not seconds', () => {
  let props: Record<string, Json> = { value: '' };
  const started = performance.now();
  for (let i = 0; i < 10_000; i++) props = applyEdits(props, [['append', ['value'], ' token']]);
  expect((props['value'] as string).length).toBe(60_000);
  expect(performance.now() - started).toBeLessThan(500);
});
