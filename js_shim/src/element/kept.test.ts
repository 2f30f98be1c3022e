import { beforeEach, expect, test, vi } from 'vitest';
import type { AppSource } from '../protocol/host.js';
import { drop, keyOf, MOST, MOST_CHARACTERS, MOST_IN_ALL, PREFIX, read, withoutObjectUrls, write } from './kept.js';

const PLACES = { pyodideUrl: null, packagesUrl: null };
const source = (given: Partial<AppSource> = {}): AppSource => ({ files: {}, entrypoint: null, code: 'x = 1', requirements: [], ...given });
const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));

beforeEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  localStorage.clear();
  vi.useFakeTimers({ toFake: ['Date'] });
});

test('everything that a config is made of makes another key, and nothing else does', async () => {
  const bytes = new TextEncoder().encode('print()');
  const sources: [AppSource, typeof PLACES, string][] = [
    [source(), PLACES, 'v1'],
    [source({ code: 'x = 2' }), PLACES, 'v1'],
    [source({ code: null, entrypoint: 'x = 1' }), PLACES, 'v1'],
    [source({ requirements: ['numpy'] }), PLACES, 'v1'],
    [source({ files: { 'a.py': 'x' } }), PLACES, 'v1'],
    [source({ files: { 'a.py': bytes } }), PLACES, 'v1'],
    [source({ files: { 'b.py': bytes } }), PLACES, 'v1'],
    [source({ files: { 'data.csv': { url: 'https://a/data.csv' } } }), PLACES, 'v1'],
    [source(), { ...PLACES, pyodideUrl: 'https://a/' } as never, 'v1'],
    [source(), PLACES, 'v2'],
  ];
  const found = await Promise.all(sources.map((given) => keyOf(...given)));
  expect(new Set(found).size).toBe(sources.length);
  expect(found.every((key) => key?.match(/^lite-paint:[0-9a-f]{64}$/))).toBe(true);
  const files = { 'b.py': 'y', 'a.py': 'x' };
  const turned = { 'a.py': 'x', 'b.py': 'y' };
  expect(await keyOf(source({ files }), PLACES, 'v')).toBe(await keyOf(source({ files: turned }), PLACES, 'v'));
});

test('a Python file that has a URL counts by what is in it; one that can not be had gives no key', async () => {
  const files = { 'a.py': { url: 'https://a/a.py' } };
  const answers = [new Response('x = 1'), new Response('x = 2'), new Response('', { status: 404 })];
  vi.stubGlobal('fetch', async () => answers.shift());
  const [first, second, third] = [
    await keyOf(source({ files }), PLACES),
    await keyOf(source({ files }), PLACES),
    await keyOf(source({ files }), PLACES),
  ];
  expect(first).not.toBe(second);
  expect(third).toBeNull();
});

test('a page without digests has no keys', async () => {
  vi.stubGlobal('crypto', {});
  expect(await keyOf(source(), PLACES)).toBeNull();
});

test('what was written is read, until it is dropped', () => {
  write(`${PREFIX}a`, '{"title": "1 2\n3"}');
  expect(read(`${PREFIX}a`)).toBe('{"title": "1 2\n3"}');
  drop(`${PREFIX}a`);
  expect(read(`${PREFIX}a`)).toBeUndefined();
  localStorage.setItem(`${PREFIX}b`, 'nobody wrote this');
  expect(read(`${PREFIX}b`)).toBeUndefined();
});

test('the oldest go when there are many, and only ours', () => {
  localStorage.setItem('theirs', 'x');
  for (let n = 0; n < MOST + 2; n++) {
    vi.setSystemTime(1000 + n);
    write(`${PREFIX}${n}`, 'x');
  }
  vi.setSystemTime(5000);
  write(`${PREFIX}2`, 'again');
  write(`${PREFIX}new`, 'x');
  expect(keys()).toHaveLength(MOST);
  expect(read(`${PREFIX}2`)).toBe('again');
  expect(read(`${PREFIX}3`)).toBeUndefined();
  expect(localStorage.getItem('theirs')).toBe('x');
});

test('all together stay within their bound, and one that is too long is not kept', () => {
  const long = 'x'.repeat(MOST_CHARACTERS);
  for (let n = 0; n < 5; n++) {
    vi.setSystemTime(1000 + n);
    write(`${PREFIX}${n}`, long);
  }
  expect(keys()).toHaveLength(Math.floor(MOST_IN_ALL / MOST_CHARACTERS));
  write(`${PREFIX}4`, `${long}x`);
  expect(read(`${PREFIX}4`)).toBeUndefined();
});

test('storage that is full takes the newest in place of older ones, and else nothing', () => {
  for (const [n, name] of ['a', 'b'].entries()) {
    vi.setSystemTime(1000 + n);
    write(PREFIX + name, 'x');
  }
  let room = false;
  const { setItem } = Storage.prototype;
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(function (this: Storage, key, value) {
    if (!room && keys().length > 1) throw new DOMException('full', 'QuotaExceededError');
    setItem.call(this, key, value);
  });
  write(`${PREFIX}c`, 'x');
  expect(keys().sort()).toEqual([`${PREFIX}b`, `${PREFIX}c`].sort());
  room = false;
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(() => write(`${PREFIX}d`, 'x')).not.toThrow();
  expect(keys()).toEqual([]);
});

test('a window without storage has nothing kept', () => {
  vi.stubGlobal('localStorage', undefined);
  expect(read(`${PREFIX}a`)).toBeUndefined();
  expect(() => write(`${PREFIX}a`, 'x')).not.toThrow();
  expect(() => drop(`${PREFIX}a`)).not.toThrow();
});

test('object URLs are left out, and texts that only look like one are not', () => {
  const data = { value: { path: '/a.png', url: 'blob:http://a/1' }, label: 'blob: a text', list: ['blob:null/2', 'x'] };
  expect(withoutObjectUrls(data)).toEqual({ value: { path: '/a.png', url: null }, label: 'blob: a text', list: [null, 'x'] });
  const plain = { value: 'x' };
  expect(withoutObjectUrls(plain)).toBe(plain);
});
