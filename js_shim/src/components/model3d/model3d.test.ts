import { describe, expect, it } from 'vitest';
import { cameraAt, formatOf, ModelError, mayLoad, turnOf } from './formats.js';

describe('a model', () => {
  it('is known by the suffix of its name', () => {
    expect(formatOf('Fox.GLB')).toBe('glb');
    expect(formatOf('a.b.stl')).toBe('stl');
    expect(() => formatOf('fox.splat')).toThrow(/\.splat models are not shown here; give a GLB/);
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
