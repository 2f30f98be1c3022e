import { expect, test } from 'vitest';
import type { Build } from './build.js';
import { SiteCache, slice } from './cache.js';

const SCOPE = 'https://site.test/repo/';

/** As much of the browser's caches as is used. */
class Store {
  caches = new Map<string, Map<string, Response>>();
  open = async (name: string) => {
    const held = this.caches.get(name) ?? new Map<string, Response>();
    this.caches.set(name, held);
    return {
      match: async (url: string) => held.get(url)?.clone(),
      put: async (url: string, response: Response) => void held.set(url, response),
    };
  };
  match = async (url: string, { cacheName }: { cacheName: string }) => this.caches.get(cacheName)?.get(url)?.clone();
  keys = async () => [...this.caches.keys()];
  delete = async (name: string) => this.caches.delete(name);
}

const hash = async (text: string) => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
};

/** A host with these files. Like a browser it refuses what has another hash than the one asked for. */
function host(files: Record<string, string>) {
  const asked: string[] = [];
  const get = async (input: RequestInfo | URL, init?: RequestInit) => {
    const url = input instanceof Request ? input.url : String(input);
    const text = files[url.replace(SCOPE, '')];
    asked.push(url);
    if (text === undefined) return new Response('', { status: 404 });
    if (init?.integrity && init.integrity !== `sha256-${await hash(text)}`) throw new TypeError('integrity');
    return new Response(text, { headers: { 'content-type': 'text/plain' } });
  };
  return { asked, get: get as typeof fetch };
}

async function build(id: string, files: Record<string, string>, more: Partial<Build> = {}, later: string[] = []): Promise<Build> {
  const listed = Object.entries(files).map(async ([path, text]): Promise<Build['files'][number]> => {
    return later.includes(path) ? [path, await hash(text), 1] : [path, await hash(text)];
  });
  return { id, isolate: false, files: await Promise.all(listed), ...more };
}

const text = async (answer: Promise<Response>) => (await answer).text();
const request = (path: string, init?: RequestInit) => new Request(SCOPE + path, init);

test('a full cache answers without the network; until then the network does', async () => {
  const files = { 'index.html': 'one', 'a.js': 'two' };
  const { asked, get } = host(files);
  const cache = new SiteCache(await build('1', files), SCOPE, new Store() as unknown as CacheStorage, get);
  expect(await text(cache.answer(request('a.js'), `${SCOPE}a.js`))).toBe('two');
  expect(asked.length).toBe(1);
  await cache.fill();
  asked.length = 0;
  expect(await text(cache.answer(request('a.js'), `${SCOPE}a.js`))).toBe('two');
  expect(asked).toEqual([]);
});

test('what a host has of another build makes the filling fail, and nothing is served from it', async () => {
  const { get } = host({ 'index.html': 'new', 'a.js': 'two' });
  const store = new Store();
  const cache = new SiteCache(await build('1', { 'index.html': 'old', 'a.js': 'two' }), SCOPE, store as unknown as CacheStorage, get);
  await expect(cache.fill()).rejects.toThrow('integrity');
  expect(await cache.isFull()).toBe(false);
});

test('a new build takes from the old one what is the same, and the old one goes', async () => {
  const store = new Store();
  const old = host({ 'index.html': 'one', 'big.wasm': 'big' });
  const given = { 'index.html': 'one', 'big.wasm': 'big' };
  await new SiteCache(await build('1', given), SCOPE, store as unknown as CacheStorage, old.get).fill();
  await store.open('lite /repo/other/ 1');
  const now = host({ 'index.html': 'two' });
  const cache = new SiteCache(
    await build('2', { 'index.html': 'two', 'big.wasm': 'big' }),
    SCOPE,
    store as unknown as CacheStorage,
    now.get,
  );
  await cache.fill();
  expect(now.asked).toEqual([`${SCOPE}index.html`]);
  await cache.dropOthers();
  expect(await store.keys()).toEqual(['lite /repo/other/ 1', 'lite /repo/ 2']);
  expect(await text(cache.answer(request('big.wasm'), `${SCOPE}big.wasm`))).toBe('big');
});

test('after all was dropped the network answers again, and nothing is kept', async () => {
  const files = { 'index.html': 'one' };
  const { asked, get } = host(files);
  const store = new Store();
  const cache = new SiteCache(await build('1', files), SCOPE, store as unknown as CacheStorage, get);
  await cache.fill();
  asked.length = 0;
  await cache.drop();
  expect(await text(cache.answer(request('index.html'), `${SCOPE}index.html`))).toBe('one');
  expect([asked.length, await store.keys()]).toEqual([1, []]);
});

test('a file for later is kept when it is used', async () => {
  const files = { 'index.html': 'one', 'plot.js': 'plot' };
  const { asked, get } = host(files);
  const cache = new SiteCache(await build('1', files, {}, ['plot.js']), SCOPE, new Store() as unknown as CacheStorage, get);
  await cache.fill();
  expect(asked).toEqual([`${SCOPE}index.html`]);
  for (const _ of [1, 2]) expect(await text(cache.answer(request('plot.js'), `${SCOPE}plot.js`))).toBe('plot');
  expect(asked.length).toBe(2);
});

test('folders are their index, queries and anchors name no other file', async () => {
  const files = { 'index.html': '', 'kept/index.html': '', 'a.js': '' };
  const cache = new SiteCache(await build('1', files), SCOPE, new Store() as unknown as CacheStorage, host(files).get);
  expect(cache.find(`${SCOPE}?x=1#/kept`)).toBe(`${SCOPE}index.html`);
  expect(cache.find(`${SCOPE}kept/`)).toBe(`${SCOPE}kept/index.html`);
  expect(cache.find(`${SCOPE}a.js?v=2`)).toBe(`${SCOPE}a.js`);
  expect(cache.find(`${SCOPE}b.js`)).toBeUndefined();
  expect(cache.find('https://elsewhere.test/repo/a.js')).toBeUndefined();
  expect([cache.isFolder(`${SCOPE}kept`), cache.isFolder(`${SCOPE}a.js`)]).toEqual([true, false]);
});

test('isolation adds its headers to what is kept and to what is passed on', async () => {
  const files = { 'index.html': 'one' };
  const { get } = host({ ...files, 'other.txt': 'x' });
  const cache = new SiteCache(await build('1', files, { isolate: true }), SCOPE, new Store() as unknown as CacheStorage, get);
  await cache.fill();
  for (const answer of [cache.answer(request(''), `${SCOPE}index.html`), cache.pass(request('other.txt'))]) {
    const { headers } = await answer;
    expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('content-type')).toBe('text/plain');
  }
});

test.each([
  ['bytes=0-3', '0123', 'bytes 0-3/10'],
  ['bytes=8-', '89', 'bytes 8-9/10'],
  ['bytes=-2', '89', 'bytes 8-9/10'],
  ['bytes=5-99', '56789', 'bytes 5-9/10'],
])('a player gets the part %s', async (range, body, told) => {
  const part = await slice(new Response('0123456789', { headers: { 'content-type': 'video/webm' } }), range);
  expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, body, told]);
  expect(part.headers.get('content-type')).toBe('video/webm');
});

test.each(['bytes=20-', 'bytes=-', 'lines=1-2', 'bytes=0-1,4-5'])('the part %s does not exist', async (range) => {
  expect((await slice(new Response('0123456789'), range)).status).toBe(416);
});
