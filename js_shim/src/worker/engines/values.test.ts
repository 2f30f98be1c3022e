import { expect, test } from 'vitest';
import { fromWire, Objects, toWire, type Wire } from './values.js';

class Tensor {
  type: string;
  data: unknown;
  dims: number[];
  constructor(type: string, data: unknown, dims: number[]) {
    this.type = type;
    this.data = data;
    this.dims = dims;
  }
  tolist() {}
}
class RawImage {
  data: Uint8ClampedArray;
  width: number;
  height: number;
  channels: number;
  constructor(data: Uint8ClampedArray, width: number, height: number, channels: number) {
    this.data = data;
    this.width = width;
    this.height = height;
    this.channels = channels;
  }
  resize() {}
}
class Output {
  logits = 1;
}
class Config {
  model_type = 'bert';
  layers = [1];
  _secret = 'x';
  describe() {}
}
const hub = { Tensor, RawImage } as never;

async function across(value: unknown, objects = new Objects()) {
  const buffers: ArrayBuffer[] = [];
  const wire = JSON.parse(JSON.stringify(await toWire(value, { objects, buffers }))) as Wire;
  return { wire, buffers, back: fromWire(wire, { hub, objects, buffers: [...buffers], tell: () => {} }) };
}

test.each([
  [null],
  [true],
  ['text'],
  [1.5],
  [[1, ['a']]],
  [{ a: { b: 2 } }],
  [{ $: 'mine', a: 1 }],
  [Number.NaN],
  [Number.NEGATIVE_INFINITY],
  [2n ** 70n],
])('%o comes back as it was', async (value) => {
  expect((await across(value)).back).toEqual(value);
});

test('a big integer that a number holds is one', async () => {
  expect((await across(7n)).wire).toBe(7);
});

test('tensors, pictures and arrays travel as buffers of their own, in order', async () => {
  const whole = new Float32Array([1, 2, 3, 4]);
  const value = {
    tensor: new Tensor('float32', whole.subarray(1, 3), [2]),
    names: new Tensor('string', ['a', 'b'], [2]),
    image: new RawImage(new Uint8ClampedArray([9, 8, 7]), 1, 1, 3),
    sound: new Int16Array([5, -5]),
  };
  const { back, buffers } = await across(value);
  expect(buffers.map(({ byteLength }) => byteLength)).toEqual([8, 3, 4]);
  expect([...whole]).toEqual([1, 2, 3, 4]); // nothing of the library's own has been taken
  const { tensor, names, image, sound } = back as typeof value;
  expect([...(tensor.data as Float32Array)]).toEqual([2, 3]);
  expect(names.data).toEqual(['a', 'b']);
  expect([image instanceof RawImage, image.width, [...image.data]]).toEqual([true, 1, [9, 8, 7]]);
  expect([...sound]).toEqual([5, -5]);
});

test('members are all there is to an output; what has methods stays, and is found again by its number until it is taken', async () => {
  expect((await across(new Output())).wire).toEqual({ logits: 1 });
  const objects = new Objects();
  const config = new Config();
  const { wire, back } = await across(config, objects);
  expect(wire).toEqual({ $: 'object', object: 1, callable: false, about: { model_type: 'bert' } });
  expect(back).toBe(config);
  expect(objects.take(1)).toBe(config);
  expect(() => objects.get(1)).toThrow('closed');
});

test('a function of Python’s tells what it is called with', () => {
  const told: unknown[] = [];
  const call = fromWire({ $: 'told', name: 'f0' }, { hub, objects: new Objects(), buffers: [], tell: (each) => told.push(each) }) as (
    ...args: unknown[]
  ) => void;
  call({ loaded: 3n, file: 'a' });
  expect(told).toEqual([{ name: 'f0', args: [{ loaded: 3, file: 'a' }] }]);
});

test.each([[{ $: 'what' }], [{ $: 'array', type: 'complex' }], [{ $: 'tensor', type: 'float32', dims: [1] }]])(
  '%o can not be given',
  (wire) => {
    expect(() => fromWire(wire as Wire, { hub, objects: new Objects(), buffers: [], tell: () => {} })).toThrow("can't be given");
  },
);
