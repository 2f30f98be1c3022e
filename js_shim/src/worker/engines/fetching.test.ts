import { afterEach, expect, it, vi } from 'vitest';
import { fetchMeasured } from './fetching.js';

afterEach(() => vi.unstubAllGlobals());

const text = (content: string, headers: Record<string, string>, status = 200) => {
  const answer = new Response(content, { headers, status });
  vi.stubGlobal('fetch', async () => answer);
  return answer;
};

it('says of a small answer how long it is, whatever was sent', async () => {
  text('{}', { 'content-length': '22', 'content-type': 'application/json' });
  const measured = await fetchMeasured('config.json');
  expect(Object.fromEntries(measured.headers)).toEqual({ 'content-length': '2', 'content-type': 'application/json' });
  expect(await measured.text()).toBe('{}');
});

it('says so of a large one that was compressed', async () => {
  text('abc', { 'content-length': '5000000', 'content-encoding': 'gzip' });
  expect((await fetchMeasured('model.onnx')).headers.get('content-length')).toBe('3');
});

it('passes on what is large, of unknown length, or no file, as it comes', async () => {
  for (const [headers, status] of [
    [{ 'content-length': '5000000' }, 200],
    [{}, 200],
    [{ 'content-length': '3' }, 404],
    [{ 'content-length': '3' }, 206],
  ] as const) {
    const answer = text('abc', headers, status);
    expect(await fetchMeasured('model.onnx')).toBe(answer);
  }
});
