import { describe, expect, it } from 'vitest';
import { cameraAt, formatOf, ModelError, mayLoad, turnOf } from './formats.js';
import { boxOf, orderByDepth, splatsOfColumns, splatsOfFile, spreadOf } from './splat_data.js';

describe('a model', () => {
  it('is known by the suffix of its name', () => {
    expect(formatOf('Fox.GLB')).toBe('glb');
    expect(formatOf('a.b.stl')).toBe('stl');
    expect(() => formatOf('fox.usdz')).toThrow(/\.usdz models are not shown here; give a GLB/);
    for (const name of ['fox', '', '.glb.exe']) expect(() => formatOf(name), name).toThrow(ModelError);
  });

  it('loads what it carries and its neighbours on the web, and nothing else', () => {
    const web = 'https://example.org/models/fox.gltf';
    expect(mayLoad('data:application/octet-stream;base64,AA==', 'blob:x')).toBe(true);
    expect(mayLoad('blob:https://example.org/1', 'blob:x')).toBe(true);
    expect(mayLoad('fox.bin', web)).toBe(true);
    expect(mayLoad('https://example.org/models/textures/fox.png', web)).toBe(true);
    for (const url of ['../secret.bin', '/fox.bin', 'https://evil.example/fox.bin', '//evil.example/x', 'http://example.org/models/x'])
      expect(mayLoad(url, web), url).toBe(false);
    for (const url of ['fox.bin', 'https://evil.example/x.png', '//evil.example/x', 'file:///etc/passwd'])
      expect(mayLoad(url, 'blob:https://example.org/1'), url).toBe(false);
  });

  it('is seen from where it is told', () => {
    const near = (found: readonly number[]) => found.map((part) => Math.round(part * 100) / 100 + 0);
    expect(near(cameraAt([90, 90, 5], 1))).toEqual([0, 0, 5]);
    expect(near(cameraAt([0, 90, null], 2))).toEqual([-2, 0, 0]);
    expect(near(cameraAt([90, 0, 3], 1))[1]).toBe(3);
    expect(cameraAt([Number.NaN, null, -1], 2).every(Number.isFinite)).toBe(true);
  });

  it('is turned, moved and zoomed by keys', () => {
    const press = (key: string, shiftKey = false) => turnOf({ key, shiftKey });
    expect(press('ArrowLeft')).toEqual({ turn: [-Math.PI / 24, 0] });
    expect(press('ArrowUp', true)).toEqual({ pan: [0, 0.05] });
    expect(press('+')).toEqual({ zoom: 0.9 });
    expect(press('Home')).toBe('reset');
    expect(press('Tab')).toBeNull();
  });
});

describe('splats', () => {
  const rounded = (value: number) => Math.round(value * 1e4) / 1e4 + 0;
  const file = (...rows: { place: number[]; scale?: number[]; turn?: number[] }[]): ArrayBuffer => {
    const bytes = new ArrayBuffer(32 * rows.length);
    rows.forEach(({ place, scale = [1, 2, 3], turn = [255, 128, 128, 128] }, index) => {
      new Float32Array(bytes, 32 * index, 6).set([...place, ...scale]);
      new Uint8Array(bytes, 32 * index + 24, 8).set([10, 20, 30, 40, ...turn]);
    });
    return bytes;
  };

  it('are read from their file', () => {
    const found = splatsOfFile(file({ place: [1, 2, 3] }, { place: [4, 5, 6] }));
    expect(found?.count).toBe(2);
    expect([...(found?.centers ?? [])]).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...(found?.spreads.subarray(0, 6) ?? [])]).toEqual([1, 0, 0, 4, 0, 9]);
    expect([...(found?.colours.subarray(0, 4) ?? [])]).toEqual([10, 20, 30, 40]);
  });

  it('that are nowhere are left out, and a part of one is no file', () => {
    expect(splatsOfFile(file({ place: [Number.NaN, 0, 0] }, { place: [1, 1, 1] }))?.count).toBe(1);
    expect(splatsOfFile(new ArrayBuffer(31))).toBeNull();
  });

  it('of a PLY file have scales, colours and opacities undone', () => {
    const found = splatsOfColumns({
      position: [1, 2, 3],
      splatColour: [0, 10, -10],
      splatOpacity: [0],
      splatScale: [0, Math.log(2), Math.log(3)],
      splatTurn: [2, 0, 0, 0],
    });
    expect([...found.colours]).toEqual([128, 255, 0, 128]);
    expect([...found.spreads].map(rounded)).toEqual([1, 0, 0, 4, 0, 9]);
  });

  it('are turned by their quaternion', () => {
    const quarter = Math.SQRT1_2; // around z
    expect(spreadOf([1, 2, 3], [quarter, 0, 0, quarter]).map(rounded)).toEqual([4, 0, 0, 1, 0, 9]);
    expect(spreadOf([1, 1, 1], [0, 0, 0, 0])).toEqual([1, 0, 0, 1, 0, 1]);
  });

  it('are ordered from the farthest to the nearest', () => {
    const order = new Float32Array(4);
    orderByDepth(new Float32Array([0, 0, 3, 0, 0, 1, 0, 0, 2, 0, 0, 0]), [0, 0, 1], order);
    expect([...order]).toEqual([3, 1, 2, 0]);
    orderByDepth(new Float32Array([0, 0, 3, 0, 0, 1, 0, 0, 2, 0, 0, 0]), [0, 0, -1], order);
    expect([...order]).toEqual([0, 2, 1, 3]);
    orderByDepth(new Float32Array(12), [0, 0, 1], order);
    expect([...order]).toEqual([0, 1, 2, 3]);
  });

  it('far away from the others do not make the picture small', () => {
    const centers = new Float32Array(300).fill(1);
    centers.set([1e6, 1e6, 1e6]);
    const data = { count: 100, centers, spreads: new Float32Array(600), colours: new Uint8ClampedArray(400) };
    expect(boxOf(data)).toEqual({ min: [1, 1, 1], max: [1, 1, 1] });
  });
});
