import { expect, test } from 'vitest';
import { FailureError } from '../protocol/failure.js';
import { Downloads, WASM_BYTES } from './downloads.js';

const RUNTIME = 'https://example.org/runtime/';

/** Downloads that get `answer` for every request, and what they reported. */
function downloads(answer: (url: string, init?: RequestInit) => Response | Promise<Response>) {
  const reports: [number, number][] = [];
  const fetcher = (async (url: string, init?: RequestInit) => answer(url, init)) as typeof fetch;
  return { reports, downloads: new Downloads((loaded, total) => reports.push([loaded, total]), RUNTIME, fetcher) };
}

function stream(chunks: number[], headers: Record<string, string> = {}): Response {
  const body = new ReadableStream({
    start(controller) {
      for (const length of chunks) controller.enqueue(new Uint8Array(length));
      controller.close();
    },
  });
  return new Response(body, { headers });
}

async function failureOf(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof FailureError)) throw new Error(`expected a FailureError, got ${String(error)}`);
  return error.failure;
}

test('the expected sizes are those of the pinned Pyodide', async () => {
  const { statSync } = await import('node:fs' as string); // a string: the page's types know no Node
  expect(statSync('node_modules/pyodide/pyodide.asm.wasm').size).toBe(WASM_BYTES);
});

test('bytes are counted against the announced length', async () => {
  const { downloads: some, reports } = downloads(() => stream([30, 70], { 'content-length': '100' }));
  expect((await some.bytes(`${RUNTIME}a.bin`)).length).toBe(100);
  expect(reports).toEqual([
    [30, 100],
    [100, 100],
    [100, 100],
  ]);
});

test.each([
  ['an absent', {}],
  ['a compressed', { 'content-length': '10', 'content-encoding': 'gzip' }],
  ['a too small', { 'content-length': '10' }],
])('with %s length the bar never passes 100 %%', async (_name, headers) => {
  const { downloads: some, reports } = downloads(() => stream([30, 70], headers as Record<string, string>));
  await some.bytes(`${RUNTIME}a.bin`);
  expect(reports.every(([loaded, total]) => loaded <= total)).toBe(true);
  expect(reports.at(-1)).toEqual([100, 100]);
});

test('a missing file of the runtime names the folder to copy, one of the app its address', async () => {
  const { downloads: some } = downloads(() => new Response('', { status: 404 }));
  const ours = await failureOf(some.bytes(`${RUNTIME}pyodide/x.zip`));
  expect([ours.stage, ours.title]).toEqual(['download', 'The file x.zip could not be loaded.']);
  expect(ours.hint).toContain('runtime folder');
  expect((await failureOf(some.bytes('https://example.org/data.csv'))).hint).toContain('relative to the page');
});

test('a file with another hash is damaged; one that is not there is missing', async () => {
  const broken = (status: number) => (_url: string, init?: RequestInit) => {
    if (init?.method === 'HEAD') return new Response(null, { status });
    throw new TypeError('Failed to fetch');
  };
  const options = { integrity: 'sha256-x' };
  expect((await failureOf(downloads(broken(200)).downloads.bytes(`${RUNTIME}a.whl`, options))).title).toContain('damaged');
  expect((await failureOf(downloads(broken(404)).downloads.bytes(`${RUNTIME}a.whl`, options))).message).toContain('404');
});

test('wasm of the wrong type is compiled from its bytes', async () => {
  const empty = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  const { downloads: some } = downloads(() => new Response(empty, { headers: { 'content-type': 'application/octet-stream' } }));
  expect(await some.wasm(`${RUNTIME}x.wasm`)).toBeInstanceOf(WebAssembly.Module);
});

test('a policy that blocks WebAssembly is told from a damaged file', async () => {
  const { downloads: some } = downloads(() => new Response(new Uint8Array([1, 2, 3])));
  expect((await failureOf(some.wasm(`${RUNTIME}x.wasm`))).title).toContain('damaged');
});
