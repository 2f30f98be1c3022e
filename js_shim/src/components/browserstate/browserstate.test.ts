import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Json } from '../../protocol/messages.js';
import { type KeptNode, keep } from './keep.js';
import { Safe } from './safe.js';

beforeEach(() => {
  localStorage.clear();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function node(props: Record<string, Json>, uid = 1): KeptNode & { value(): Json } {
  const all = signal<Record<string, Json>>({ value: (props['default_value'] ?? null) as Json, ...props });
  return {
    uid,
    props: all,
    set: (patch) => {
      all.value = { ...all.peek(), ...(patch as Record<string, Json>) };
    },
    value: () => all.peek()['value'] as Json,
  };
}

const stored = (name: string) => vi.waitFor(() => expect(localStorage.getItem(name)).not.toBeNull());
const mine = { storage_key: 'key', secret: 'secret', default_value: ['', 0] };

test('a value comes back with the same key and secret, and is not stored in the clear', async () => {
  const first = node(mine);
  await keep([first], 'lite1');
  expect(first.value()).toEqual(['', 0]);
  first.set({ value: ['Ada Lovelace', 36] });
  await stored('key');
  expect(localStorage.getItem('key')).toMatch(/^lite1:/);
  expect(atob(localStorage.getItem('key')?.slice(6) ?? '')).not.toContain('Ada');
  const second = node(mine);
  await keep([second], 'lite1');
  expect(second.value()).toEqual(['Ada Lovelace', 36]);
});

test('nothing is written as long as nothing changes', async () => {
  const write = vi.spyOn(Safe.prototype, 'write');
  const one = node(mine);
  await keep([one], 'lite1');
  one.set({ visible: true });
  expect(write).not.toHaveBeenCalled();
});

test.each([
  ['another secret', () => ({ ...mine, secret: 'other' })],
  ['another key', () => ({ ...mine, storage_key: 'elsewhere' })],
])('with %s the default is there', async (_name, props) => {
  const first = node(mine);
  await keep([first], 'lite1');
  first.set({ value: 'x' });
  await stored('key');
  const second = node(props());
  await keep([second], 'lite1');
  expect(second.value()).toEqual(['', 0]);
});

test.each(['rubbish', 'lite1:', 'lite1:!!!', 'lite1:AAAA', '{"a":1}'])('an entry that is %s is as if it were not there', async (entry) => {
  localStorage.setItem('key', entry);
  const one = node(mine);
  await keep([one], 'lite1');
  expect(one.value()).toEqual(['', 0]);
});

test('of many changes the last is what is stored', async () => {
  const first = node(mine);
  await keep([first], 'lite1');
  for (let n = 0; n < 50; n++) first.set({ value: n });
  const safe = await Safe.open('key', 'secret');
  await vi.waitFor(async () => expect(await safe?.read()).toBe(49));
});

test('without a key, apps, blocks and defaults have entries of their own', async () => {
  const first = node({ default_value: 0 }, 1);
  await keep([first], 'lite1');
  first.set({ value: 5 });
  await vi.waitFor(() => expect(localStorage.length).toBe(1));
  const again = node({ default_value: 0 }, 1);
  const others = [node({ default_value: 0 }, 2), node({ default_value: 1 }, 1)];
  await keep([again, ...others], 'lite1');
  expect(again.value()).toBe(5);
  expect(others.map((other) => other.value())).toEqual([0, 1]);
  const elsewhere = node({ default_value: 0 }, 1);
  await keep([elsewhere], 'lite2');
  expect(elsewhere.value()).toBe(0);
});

test('where storage is blocked the value lives as long as the page, and the console says so', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.stubGlobal('localStorage', undefined);
  const one = node(mine);
  await keep([one], 'lite1');
  one.set({ value: 'x' });
  expect(one.value()).toBe('x');
  expect(warn).toHaveBeenCalledOnce();
});

test('a full storage is said in the console', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  const one = node(mine);
  await keep([one], 'lite1');
  one.set({ value: 'x' });
  await vi.waitFor(() => expect(warn).toHaveBeenCalledOnce());
});
