import { signal } from '@preact/signals';
import { beforeEach, expect, test, vi } from 'vitest';
import type { CommandBody } from '../bridge/runtime.js';
import type { FileData } from '../protocol/config.js';
import { MOST_URLS, type Uploader, upload } from './uploads.js';

let made = 0;
const revoked: string[] = [];

beforeEach(() => {
  vi.stubGlobal('URL', { createObjectURL: () => `blob:${++made}`, revokeObjectURL: (url: string) => revoked.push(url) });
});

/** An app whose worker numbers folders from 1; `shows` are props of its blocks. */
function app() {
  const block = { props: signal<object>({}) };
  const pending = new Map();
  const changes: CommandBody[] = [];
  const released: number[] = [];
  let places = 0;
  const runtime = {
    command: async (body: CommandBody) => {
      if (body.type === 'release') released.push(body.place);
      if (body.type !== 'mount') return null;
      const place = body.place ?? ++places;
      return body.files.map(({ name }) => `/tmp/lite/uploads/${place}/${name}`);
    },
  };
  const command = async (body: CommandBody) => {
    const answer = await runtime.command(body);
    changes.push(body);
    return answer;
  };
  const mounted = { app: { store: { blocks: new Map([[1, block]]) } } };
  const uploader = { runtime, client: { pending }, mounted, changes, command } as unknown as Uploader;
  const give = async (names: string[], stale?: FileData[]) =>
    upload(
      uploader,
      names.map((name) => new File(['x'], name)),
      undefined,
      stale,
    );
  return { give, block, pending, changes, released };
}

test('the URLs of the newest uploads load, and those of long ago are given back', async () => {
  const { give } = app();
  const [first] = await give(['a']);
  for (let n = 1; n < MOST_URLS; n++) await give(['a']);
  expect(revoked).not.toContain(first?.url);
  await give(['a']);
  expect(revoked).toContain(first?.url);
});

test('a folder is taken back when all of its files are stale, and a restart does not bring it back', async () => {
  const { give, changes, released } = app();
  const [a, b] = (await give(['a', 'b'])) as [FileData, FileData];
  await give(['c'], [a]);
  expect(released).toEqual([]);
  expect(revoked).not.toContain(a.url);
  await give(['d'], [b]);
  expect(released).toEqual([1]);
  expect(revoked.slice(-2)).toEqual([a.url, b.url]);
  // The numbers of those that stay are said, for the first one is missing.
  expect(changes).toMatchObject([
    { type: 'mount', place: 2 },
    { type: 'mount', place: 3 },
  ]);
});

test('what a block shows or a call has on its way is taken back later', async () => {
  const { give, block, pending, released } = app();
  const [a, b] = [...(await give(['a'])), ...(await give(['b']))] as [FileData, FileData];
  block.props.value = { value: { messages: [[a]], bytes: new Uint8Array(3) } };
  pending.set(1, { request: { type: 'call', inputs: [null, { composite: b }] } });
  await give(['c'], [a, b]);
  expect(released).toEqual([]);
  block.props.value = {};
  await give(['d'], []);
  expect(released).toEqual([1]);
  pending.clear();
  await give(['e'], []);
  expect(released).toEqual([1, 2]);
});

test('nothing is taken back that nobody called stale', async () => {
  const { give, released } = app();
  for (let n = 0; n < 10; n++) await give(['a']);
  await give(['b'], []);
  expect(released).toEqual([]);
});
