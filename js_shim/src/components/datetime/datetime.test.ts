import { expect, it } from 'vitest';
import { fromPicker, isMoment, toPicker } from './moment.js';

it.each([
  ['2025-12-31 23:59:59', true, true],
  [' 2024-02-29 00:00:00 ', true, true],
  ['2025-02-29 00:00:00', true, false],
  ['2025-12-31 24:00:00', true, false],
  ['2025-12-31', true, false],
  ['2025-12-31', false, true],
  ['0001-01-01', false, true],
  ['now', true, true],
  ['NOW - 5 m', false, true],
  ['now - 5w', true, false],
  ['', true, false],
])('%j (with time: %j) is a moment: %j', (text, time, is) => {
  expect(isMoment(text, time)).toBe(is);
});

it('goes to the browser’s picker and back', () => {
  expect(toPicker('2025-12-31 23:59:59', true)).toBe('2025-12-31T23:59:59');
  expect(toPicker('now', true)).toBe('');
  expect(fromPicker('2025-12-31T23:59')).toBe('2025-12-31 23:59:00');
  expect(fromPicker('2025-12-31T23:59:58.123')).toBe('2025-12-31 23:59:58');
  expect(fromPicker('2025-12-31')).toBe('2025-12-31');
});
