import { expect, it } from 'vitest';
import { elementAt, withDuration } from './webm.js';

const UNKNOWN = [0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
const HEAD = [0x1a, 0x45, 0xdf, 0xa3, 0x81, 0x00];
/** TimestampScale of a millisecond. */
const SCALE = [0x2a, 0xd7, 0xb1, 0x83, 0x0f, 0x42, 0x40];
const INFO = [0x15, 0x49, 0xa9, 0x66, 0x80 | SCALE.length, ...SCALE];
const CLUSTER = [0x1f, 0x43, 0xb6, 0x75, ...UNKNOWN, 0xe7, 0x81, 0x00];

const live = Uint8Array.from([...HEAD, 0x18, 0x53, 0x80, 0x67, ...UNKNOWN, ...INFO, ...CLUSTER]);

it('puts the duration where players look for it, and leaves the rest', () => {
  const file = withDuration(live, 2.5);
  const at = 6 + 12;
  const info = elementAt(file, at)!;
  expect([info.id, info.size]).toEqual([0x1549a966, SCALE.length + 11]);
  const duration = elementAt(file, info.body + SCALE.length)!;
  expect([duration.id, new DataView(file.buffer).getFloat64(duration.body)]).toEqual([0x4489, 2500]);
  expect([...file.subarray(info.body + info.size)]).toEqual(CLUSTER);
  expect([...file.subarray(0, at)]).toEqual([...live.subarray(0, at)]);
});

it('leaves what has one, what is sized, and what is no WebM', () => {
  const once = withDuration(live, 1);
  expect(withDuration(once, 2)).toBe(once);
  const sized = Uint8Array.from([...HEAD, 0x18, 0x53, 0x80, 0x67, 0x80 | INFO.length, ...INFO]);
  for (const file of [sized, Uint8Array.of(1, 2, 3), new Uint8Array()]) expect(withDuration(file, 1)).toBe(file);
  for (let end = 0; end < live.length; end++) withDuration(live.slice(0, end), 1);
});
