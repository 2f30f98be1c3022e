import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { archiveOf } from './archive.js';
import { distinct, heldOf, itemsOf, stepped, within } from './items.js';

const file = (path: string, url: string | null = `blob:${path}`, mime_type: string | null = null) => ({
  path,
  url,
  size: 1,
  orig_name: path,
  mime_type,
  is_stream: false,
  meta: { _type: 'gradio.FileData' },
});

describe('itemsOf', () => {
  it('keeps the place of what can not be shown', () => {
    const items = itemsOf([
      { image: file('a.png'), caption: 'A' },
      { image: file('b.png', 'javascript:alert(1)') },
      { video: file('c.mp4') },
    ] as never);
    expect(items.map(({ kind, url, name, caption }) => [kind, url, name, caption])).toEqual([
      ['image', 'blob:a.png', 'a.png', 'A'],
      ['image', '', 'b.png', null],
      ['video', 'blob:c.mp4', 'c.mp4', null],
    ]);
  });
  it('reads anything else as empty', () => {
    expect([null, undefined, 'a', {}].map((value) => itemsOf(value as never))).toEqual([[], [], [], []]);
  });
});

it.each([
  ['film.mp4', null, 'video'],
  ['film', 'video/webm', 'video'],
  ['a.png', null, 'image'],
])('an uploaded %s of type %s is a %s', (name, type, kind) => {
  expect(Object.keys(heldOf(file(name, null, type) as never))).toContain(kind);
});

it.each([
  [0, 0],
  [2, 2],
  [3, null],
  [-1, null],
  [0.5, null],
  [null, null],
  ['1', null],
])('index %s of three is %s', (index, found) => {
  expect(within(index, 3)).toBe(found);
});

it.each([
  ['ArrowRight', 2, false, 0],
  ['ArrowLeft', 0, false, 2],
  ['ArrowLeft', 0, true, 1],
  ['ArrowRight', 1, true, 0],
  ['Home', 2, false, 0],
  ['End', 0, false, 2],
  ['a', 1, false, undefined],
] as const)('%s at %i of three, rtl %s, leads to %s', (key, index, rtl, next) => {
  expect(stepped(key, index, 3, rtl)).toBe(next);
});

it('names of files in an archive differ', () => {
  expect(distinct(['a.png', 'a.png', 'b', 'b', 'a.png', '.x', '.x'])).toEqual(['a.png', 'a-2.png', 'b', 'b-2', 'a-3.png', '.x', '.x-2']);
});

it('an archive has every file', async () => {
  const picture = (text: string) => ({ image: file('a.txt', `data:image/png,${text}`) });
  const zip = await archiveOf(itemsOf([picture('one'), picture('two')] as never));
  const inside = unzipSync(new Uint8Array(await zip.arrayBuffer()));
  expect(Object.entries(inside).map(([name, data]) => [name, new TextDecoder().decode(data)])).toEqual([
    ['a.txt', 'one'],
    ['a-2.txt', 'two'],
  ]);
});
