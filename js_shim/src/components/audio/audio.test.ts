import { expect, it } from 'vitest';
import { startsFile } from '../../render/kit/feed.js';
import { wordsAt } from './subtitles.js';

it('shows the words of the moment, lines that overlap below each other', () => {
  const cues = [
    { text: 'One', timestamp: [0, 2] as [number, number] },
    { text: 'Two', timestamp: [1, 3] as [number, number] },
  ];
  expect([0, 1, 2, 3].map((time) => wordsAt(cues, time))).toEqual(['One', 'One\nTwo', 'Two', '']);
});

it('knows a file of its own from the rest of a stream', () => {
  expect(startsFile(Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3, 0))).toBe(true);
  expect(startsFile(Uint8Array.from([0, 0, 0, 24, ...'ftypmp42'].map((c) => (typeof c === 'string' ? c.charCodeAt(0) : c))))).toBe(true);
  expect(startsFile(Uint8Array.of(0x1f, 0x43, 0xb6, 0x75))).toBe(false);
  expect(startsFile(new Uint8Array())).toBe(false);
});
