import { expect, test } from 'vitest';
import type { FileData } from '../../protocol/config.js';
import { clock } from './recorder.js';
import { read, textFile, withFiles } from './value.js';

const file = (path: string) => ({ path, meta: { _type: 'gradio.FileData' } }) as FileData;

test('every form of value is text with files', () => {
  expect(read('hi')).toEqual({ text: 'hi', files: [] });
  expect(read(null)).toEqual({ text: '', files: [] });
  expect(read({ text: null, files: null })).toEqual({ text: '', files: [] });
  expect(read({ text: 'a', files: [file('b')] }).files).toHaveLength(1);
});

test('where one file is taken, the last one counts', () => {
  expect(withFiles([file('a')], [file('b'), file('c')], 'single')).toEqual([file('c')]);
  expect(withFiles([file('a')], [file('b')], undefined)).toEqual([file('b')]);
  expect(withFiles([file('a')], [file('b')], 'multiple')).toEqual([file('a'), file('b')]);
});

test('a long text becomes a file, where text files are taken', async () => {
  expect(textFile('x'.repeat(10), 10, true)).toBeNull();
  expect(textFile('😀'.repeat(10), 10, true)).toBeNull();
  expect(textFile('x'.repeat(11), 10, false)).toBeNull();
  const made = textFile('x'.repeat(11), 10, true);
  expect(made?.name).toBe('pasted_text.txt');
  expect(await made?.text()).toBe('x'.repeat(11));
});

test.each([
  [0, '0:00'],
  [7.9, '0:07'],
  [750, '12:30'],
  [-1, '0:00'],
])('%s seconds read %s', (seconds, words) => expect(clock(seconds)).toBe(words));
