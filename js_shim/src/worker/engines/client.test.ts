import { expect, test, vi } from 'vitest';
import { Engine } from './client.js';
import { faultOf } from './faults.js';
import { packed, unpacked } from './pictures.js';
import { described } from './sessions.js';
import { EngineError } from './wire.js';

vi.mock('./engine.ts?worker&url', () => ({ default: '/assets/engine.js' }));

class FakeWorker {
  posted: { id?: number; drop?: number }[] = [];
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;
  ended = false;
  postMessage(message: { id?: number; drop?: number }) {
    this.posted.push(message);
  }
  terminate() {
    this.ended = true;
  }
}

function started() {
  const workers: FakeWorker[] = [];
  const engine = new Engine(() => {
    workers.push(new FakeWorker());
    return workers.at(-1) as unknown as Worker;
  });
  return { engine, workers };
}

test('the engine is started by the first question, and once', () => {
  const { engine, workers } = started();
  expect(workers).toHaveLength(0);
  void engine.ask(1, 'run', '{}', []);
  void engine.ask(2, 'run', '{}', []);
  expect(workers).toHaveLength(1);
  expect(workers[0]!.posted.map(({ id }) => id)).toEqual([1, 2]);
});

test('an answer, what is told before it, and a fault find whom they are for', async () => {
  const { engine, workers } = started();
  const told: string[] = [];
  const [first, second] = [engine.ask(1, 'open', '{}', [], (text) => told.push(text)), engine.ask(2, 'run', '{}', [])];
  const tell = (data: unknown) => workers[0]!.onmessage!({ data });
  tell({ id: 1, told: 'half' });
  tell({ id: 2, fault: 'argument', message: 'no' });
  tell({ id: 1, head: '{"session":1}', buffers: [] });
  expect(await first).toEqual({ fault: '', head: '{"session":1}', buffers: [] });
  expect(await second).toEqual({ fault: 'argument', head: 'no', buffers: [] });
  expect(told).toEqual(['half']);
});

test('when the engine dies every open question gets a fault, and the next starts another', async () => {
  const { engine, workers } = started();
  const asked = engine.ask(1, 'run', '{}', []);
  workers[0]!.onerror!({ message: 'Aborted()' });
  expect(await asked).toMatchObject({ fault: 'gone', head: 'Aborted()' });
  expect(workers[0]!.ended).toBe(true);
  void engine.ask(2, 'open', '{}', []);
  expect(workers).toHaveLength(2);
  expect(engine.generation).toBe(2);
});

test('a dropped question is told to the engine, and its answer is let fall', () => {
  const { engine, workers } = started();
  void engine.ask(1, 'run', '{}', []);
  engine.drop(1);
  engine.drop(1);
  expect(workers[0]!.posted).toEqual([expect.objectContaining({ id: 1 }), { drop: 1 }]);
  workers[0]!.onmessage!({ data: { id: 1, head: 'null', buffers: [] } });
});

test.each([
  [new EngineError('missing', 'closed'), 'missing', 'closed'],
  [new RangeError('Array buffer allocation failed'), 'memory', 'Array buffer allocation failed'],
  [
    new Error("Can't create a session. ERROR_CODE: 7, ERROR_MESSAGE: Failed to load model because protobuf parsing failed."),
    'model',
    'Failed to load model because protobuf parsing failed.',
  ],
  [
    new Error(
      'failed to call OrtRun(). ERROR_CODE: 2, ERROR_MESSAGE: /mnt/a/op.cc:83 virtual X *f(int, const T &) [ONNXRuntimeError] : 2 : INVALID_ARGUMENT : Tensor shape is too large\n',
    ),
    'memory',
    'Tensor shape is too large',
  ],
  [new Error('Aborted(OOM)'), 'gone', 'Aborted(OOM)'],
  [182736, 'memory', '182736'],
  [new Error('what is this'), 'failed', 'what is this'],
])('%s is a fault of its kind, in a sentence', (error, fault, message) => {
  expect(faultOf(error)).toEqual({ fault, message });
});

test('pixels keep their colours with any number of channels', () => {
  const rgba = new Uint8ClampedArray([255, 0, 0, 255, 10, 20, 30, 0]);
  expect([...packed(rgba, 3)]).toEqual([255, 0, 0, 10, 20, 30]);
  expect([...packed(rgba, 1)]).toEqual([76, 18]);
  expect([...unpacked(packed(rgba, 4), 4)]).toEqual([...rgba]);
  expect([...unpacked(new Uint8Array([7]), 1)]).toEqual([7, 7, 7, 255]);
});

test('a size that may be any is none, whatever the runtime says instead', () => {
  const shape = [4294967295, '', 'n', 3];
  expect(described({ name: 'x', isTensor: true, type: 'float32', shape })).toEqual({
    name: 'x',
    type: 'float32',
    shape: [null, null, 'n', 3],
  });
});
