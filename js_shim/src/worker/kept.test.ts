import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forget, settle } from './kept.js';
import type { Library } from './snapshot.js';

const URL_OF = 'https://a.example/wheels/lite-2-b.snapshot.zst';
const NAME = 'lite-2-b.snapshot.zst';

const IMAGE = new TextEncoder().encode('memory');

type Kept = { bytes: number[]; written: number };
/** Nothing is wanted of the library. */
const THERE = { wanting: undefined } as Library;
const keep = () => settle(THERE, { url: URL_OF, image: IMAGE });

/** A browser's file system of one folder; `room` bytes can be written. */
let files: Map<string, Kept>;
let room: number;
let quota: number;

function handle(name: string) {
  const file = () => files.get(name)!;
  return {
    kind: 'file',
    name,
    getFile: async () => ({ lastModified: file().written }),
    move: async (to: string) => {
      files.set(to, file());
      files.delete(name);
    },
    createSyncAccessHandle: async () => ({
      truncate: () => file().bytes.splice(0),
      write(bytes: Uint8Array, { at }: { at: number }) {
        const taken = [...bytes].slice(0, Math.max(0, room - at));
        file().bytes.splice(at, taken.length, ...taken);
        return taken.length;
      },
      flush() {},
      close() {},
    }),
  };
}

const folder = {
  async getFileHandle(name: string, { create = false } = {}) {
    if (!files.has(name) && !create) throw new DOMException('', 'NotFoundError');
    if (!files.has(name)) files.set(name, { bytes: [], written: 9 });
    return handle(name);
  },
  async removeEntry(name: string) {
    if (!files.delete(name)) throw new DOMException('', 'NotFoundError');
  },
  async *entries() {
    for (const name of [...files.keys()]) yield [name, handle(name)];
  },
};

beforeEach(() => {
  files = new Map();
  room = 1000;
  quota = 1e9;
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => folder, estimate: async () => ({ quota, usage: 0 }) } });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test('the snapshot is kept unpacked, under the name of its download', async () => {
  await keep();
  expect([...files.keys()]).toEqual([NAME]);
  expect(String.fromCharCode(...files.get(NAME)!.bytes)).toBe('memory');
});

test('a snapshot that another worker kept meanwhile is not written again', async () => {
  files.set(NAME, { bytes: [1], written: 1 });
  await keep();
  expect(files.get(NAME)!.bytes).toEqual([1]);
});

test('what an earlier page left half written is written again', async () => {
  files.set(`${NAME}.part`, { bytes: [...'longer than the new one'].map((letter) => letter.charCodeAt(0)), written: 1 });
  await keep();
  expect([...files.keys()]).toEqual([NAME]);
  expect(String.fromCharCode(...files.get(NAME)!.bytes)).toBe('memory');
});

test('of other builds the newest stays, and nothing else is touched', async () => {
  for (const [name, written] of [
    ['lite-1-a.snapshot.gz', 1],
    ['lite-1-c.snapshot.gz', 3],
    ['lite-1-b.snapshot.zst.part', 2],
    ['notes.txt', 0],
  ] as const)
    files.set(name, { bytes: [], written });
  await keep();
  expect([...files.keys()].sort()).toEqual(['lite-1-c.snapshot.gz', NAME, 'notes.txt']);
});

test.each([
  ['the origin may have little', () => (quota = 1000)],
  ['the disk is full', () => (room = 3)],
  ['the browser keeps nothing', () => vi.stubGlobal('navigator', {})],
])('where %s, none is kept, and nothing fails', async (_why, prepare) => {
  prepare();
  await keep();
  expect([...files.keys()]).toEqual([]);
});

test('a snapshot that is not what it should be is forgotten', async () => {
  await keep();
  vi.spyOn(console, 'info').mockImplementation(() => {});
  await forget(URL_OF, 'damaged');
  await forget(URL_OF, 'damaged'); // or was never there
  expect([...files.keys()]).toEqual([]);
});

test.each([
  ['comes', async () => IMAGE, [[IMAGE]]],
  ['does not come', () => Promise.reject(new Error('no network')), []],
])('a library that is wanted and %s is put into its place, and nothing fails', async (_how, fetch, given) => {
  const library = { wanting: {}, fetch, put: vi.fn() };
  await settle(library as unknown as Library, undefined);
  expect(library.put.mock.calls).toEqual(given);
});

test('a library that is there is not fetched', async () => {
  const library = { wanting: undefined, fetch: vi.fn() };
  await settle(library as unknown as Library, undefined);
  expect(library.fetch).not.toHaveBeenCalled();
});
