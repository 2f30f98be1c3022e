// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { Carried, type CarriedFile } from './carried.js';

const plain = (text: string, type = 'text/javascript'): CarriedFile => ({ blob: new Blob([text]), type, packed: false });
const packed = async (text: string, type: string): Promise<CarriedFile> => {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return { blob: await new Response(stream).blob(), type, packed: true };
};

const FOLDER = 'file:///home/me/pages/';

describe('what a single file carries', () => {
  it('is found by the address that it would have beside the page, and by nothing else', () => {
    const carried = new Carried(FOLDER, { 'app/app.py': plain('') }, 'lite-single:///');
    expect(carried.find(`${FOLDER}app/app.py`)).toBe('app/app.py');
    expect(carried.find(`${FOLDER}app/app.py?v=2#top`)).toBe('app/app.py');
    expect(carried.find('lite-single:///app/app.py')).toBe('app/app.py');
    expect(carried.find('app/app.py')).toBeUndefined();
    expect(carried.find('https://elsewhere.example/app/app.py')).toBeUndefined();
    expect(carried.find(`${FOLDER}constructor`)).toBeUndefined();
  });

  it('is fetched unpacked, as what it is', async () => {
    const carried = new Carried(FOLDER, {
      'a.wasm': await packed('compiled', 'application/wasm'),
      'b.zip': plain('archive', 'application/zip'),
    });
    const wasm = await carried.fetch(`${FOLDER}a.wasm`, { integrity: 'sha256-x' });
    expect(wasm.headers.get('content-type')).toBe('application/wasm');
    expect(await wasm.text()).toBe('compiled');
    const zip = await carried.fetch(new URL('/home/me/pages/b.zip', FOLDER));
    expect(zip.headers.get('content-length')).toBe('7');
    expect(await zip.text()).toBe('archive');
    expect(await (await carried.fetch('data:text/plain,else')).text()).toBe('else');
  });

  it('becomes modules that import each other: each one once', async () => {
    const carried = new Carried(FOLDER, {
      'a.js': await packed('import"lite-single:b.js";import{c}from"lite-single:c.js"', 'text/javascript'),
      'b.js': plain('export*from"lite-single:c.js"'),
      'c.js': plain('export const c=1'),
    });
    const text = async (url: string) => (await fetch(url)).text();
    const [b, c] = [await carried.module('b.js'), await carried.module('c.js')];
    expect(await text(await carried.module('a.js'))).toBe(`import"${b}";import{c}from"${c}"`);
    expect(await text(b)).toBe(`export*from"${c}"`);
    expect(await carried.module('b.js')).toBe(b);
  });
});
