// @vitest-environment node
import { loadPyodide } from 'pyodide';
import { beforeAll, describe, expect, test } from 'vitest';
import { complete, isPacked, type Memory, unpack } from './memory.js';

describe('a file by zstd', () => {
  let c: Memory;
  let packed: Uint8Array;

  beforeAll(async () => {
    const python = await loadPyodide();
    c = (python as unknown as { _module: Memory })._module;
    const options = '{zstd.CompressionParameter.checksum_flag: 1}';
    packed = python.runPython(`from compression import zstd; zstd.compress(b"memory " * 1000, options=${options})`).toJs();
  }, 60_000);

  test('is known by its beginning, and unpacked', () => {
    expect(isPacked(packed)).toBe(true);
    expect(new TextDecoder().decode(unpack(c, packed, 7000))).toBe('memory '.repeat(1000));
  });

  test.each([
    ['cut', () => packed.slice(0, packed.length - 6)],
    ['junk', () => new Uint8Array([1, 2, 3])],
    ['changed', () => packed.with(packed.length - 8, packed.at(-8)! ^ 1)],
  ])('that is %s is told from a good one', (_how, damaged) => {
    expect(() => unpack(c, damaged(), 7000)).toThrow('damaged');
  });
});

test('what is in a file that is not by zstd is taken as it is', () => {
  expect(isPacked(new Uint8Array([0, 0, 0x6e, 0x70]))).toBe(false);
  expect(isPacked(new Uint8Array())).toBe(false);
});

test('distances become hashes of strings, and pointers of the garbage collector with its marks', () => {
  const words = new Int32Array(64);
  // Strings at 40 and 72.
  [words[13], words[21]] = [32, 0];
  // The collector's list begins at 8; its objects are at 120, 160 and 200.
  words[2] = 120;
  [words[30], words[40], words[50]] = [40 | 1, 40, 0 | 1];
  const asked: [number, number][] = [];
  const hash = (at: number) => {
    asked.push([at, words[at / 4 + 3]!]);
    return 7;
  };
  const about = { file: '', sha256: '', size: 0, heap: 0, data: 0, pages: 0, modules: [], without_jspi: [] };
  complete({ HEAP32: words, _PyObject_Hash: hash } as unknown as Memory, { ...about, strings: 40, frozen: 8 });
  expect(asked).toEqual([
    [40, -1],
    [72, -1],
  ]);
  expect([words[2], words[30], words[40], words[50]]).toEqual([120, 160 | 1, 200, 8 | 1]);
  expect([words[31], words[41], words[51]]).toEqual([8, 120, 160]);
});
