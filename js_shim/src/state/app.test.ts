import { afterEach, expect, test, vi } from 'vitest';
import { Client } from '../bridge/client.js';
import type { BlockConfig, DependencyConfig } from '../protocol/config.js';
import type { Call, Json, Reply, Request } from '../protocol/messages.js';
import { App } from './app.js';
import { block, config, dependency, FakeRuntime } from './fixtures.js';
import { UNSEEN_MS } from './statuses.js';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const answer =
  (value: Json, uid = 2) =>
  (request: Request): Reply[] | undefined =>
    request.type === 'call'
      ? [
          { type: 'update', id: request.id, patch: { [uid]: { value } }, edits: {} },
          { type: 'done', id: request.id, seconds: 0 },
        ]
      : undefined;

const failed = (id: number, more: object = {}): Reply => ({
  type: 'failed',
  id,
  code: 'app',
  message: 'no',
  title: 'Error',
  duration: 10,
  visible: true,
  block: null,
  traceback: '',
  messages: {},
  ...more,
});

function start(components: BlockConfig[], dependencies: DependencyConfig[], script?: (request: Request) => Reply[] | undefined) {
  const client = new Client('s');
  const runtime = new FakeRuntime((packet) => client.receive(packet), script);
  const toasts: string[] = [];
  const functions = new Map<string, (...args: unknown[]) => unknown>();
  const app = new App(config(components, dependencies), client, {
    author: async (source) => functions.get(source),
    toast: (_level, message) => toasts.push(message),
    scrollTo: () => {},
    clock: { frame: (callback) => void setTimeout(callback) },
  });
  client.open(runtime.send);
  const prop = (uid: number, name = 'value') => app.store.blocks.get(uid)?.props.value[name];
  const stage = (uid: number) => app.store.blocks.get(uid)?.status.value.stage;
  return { app, client, runtime, toasts, functions, prop, stage };
}

const boxes = [block(1, 'textbox', { value: 'in' }), block(2, 'textbox'), block(3, 'button'), block(4, 'state')];
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

test('a click is one call with its inputs, and its result is there at once', () => {
  const { app, runtime, prop, stage } = start(
    boxes,
    [dependency(0, { targets: [[3, 'click']], inputs: [1, 4], outputs: [2] })],
    answer('out'),
  );
  app.emit(3, 'click');
  expect(runtime.packets).toHaveLength(1);
  expect(runtime.calls).toMatchObject([{ dep: 0, inputs: ['in', null], trigger: 3, event: null }]);
  expect([prop(2), stage(2)]).toEqual(['out', 'idle']);
});

test('event data goes along when the function asks for it', () => {
  const collects = dependency(0, { targets: [[1, 'select']], collects_event_data: true });
  const { app, runtime } = start(boxes, [collects]);
  app.emit(1, 'select', { index: [0, 1], value: 'i' });
  expect((runtime.sent[0] as Call).event).toEqual({ index: [0, 1], value: 'i' });
});

test.each([
  ['once', 1, 1],
  ['multiple', 3, 3],
  ['always_last', 1, 2],
] as const)('trigger_mode %s', (trigger_mode, during, after) => {
  const { app, runtime } = start(boxes, [dependency(0, { targets: [[3, 'click']], trigger_mode })]);
  for (let i = 0; i < 3; i++) app.emit(3, 'click');
  expect(runtime.calls).toHaveLength(during);
  for (const { id } of [...runtime.calls] as Call[]) runtime.reply({ type: 'done', id, seconds: 0 });
  expect(runtime.calls).toHaveLength(after);
});

test('a value changed by an update fires change, an equal one does not', () => {
  const dependencies = [dependency(0, { targets: [[3, 'click']], outputs: [2] }), dependency(1, { targets: [[2, 'change']], inputs: [2] })];
  const { app, runtime } = start(boxes, dependencies, (request) =>
    request.type === 'call' && request.dep === 0 ? answer({ a: [1] })(request) : [],
  );
  app.emit(3, 'click');
  app.emit(3, 'click');
  expect((runtime.calls as Call[]).map(({ dep, inputs }) => [dep, inputs])).toEqual([
    [0, []],
    [1, [{ a: [1] }]],
    [0, []],
  ]);
});

test('js alone sends nothing; with a function its result replaces the inputs', async () => {
  const dependencies = [
    dependency(0, { targets: [[3, 'click']], inputs: [1], outputs: [1, 2], backend_fn: false, js: 'swap' }),
    dependency(1, { targets: [[3, 'double_click']], inputs: [1], outputs: [2], js: 'shout' }),
  ];
  const { app, runtime, functions, prop } = start(boxes, dependencies);
  functions.set('swap', (value) => [{ __type__: 'update', visible: false }, `js ${value}`]);
  functions.set('shout', (value) => `${value}!`);
  app.emit(3, 'click');
  await vi.waitFor(() => expect([prop(1), prop(1, 'visible'), prop(2)]).toEqual(['in', false, 'js in']));
  expect(runtime.sent).toEqual([]);
  app.emit(3, 'double_click');
  await settle();
  expect(runtime.calls).toMatchObject([{ dep: 1, inputs: ['in!'] }]);
});

test('a translated function runs in the page as if it had no Python, at load too', async () => {
  const program = { inputs: [1], outputs: [2], js_implementation: 'double' };
  const dependencies = [dependency(0, { ...program, targets: [[3, 'click']] }), dependency(1, { ...program, targets: [[0, 'load']] })];
  const { app, runtime, functions, prop } = start(boxes, dependencies);
  functions.set('double', (value) => [`${value}${value}`]);
  await settle();
  app.set(1, { value: 'ab' });
  app.emit(3, 'click');
  await settle();
  expect(prop(2)).toBe('abab');
  expect(runtime.sent).toEqual([]);
  expect(app.config.dependencies[0]?.backend_fn).toBe(false);
});

test.each(['js', 'js_implementation'] as const)(
  '%s without Python runs before Python is up, and Python gets nothing of it afterwards',
  async (kind) => {
    const client = new Client('s');
    const runtime = new FakeRuntime((packet) => client.receive(packet));
    const dependencies = [
      dependency(0, { targets: [[3, 'click']], inputs: [1], outputs: [2], backend_fn: kind !== 'js', [kind]: 'double' }),
      dependency(1, { targets: [[2, 'change']], inputs: [2], outputs: [1] }),
    ];
    const app = new App(config(boxes, dependencies), client, {
      author: async () => (value) => [`${value}${value}`],
      toast: () => {},
      scrollTo: () => {},
    });
    app.emit(3, 'click');
    await settle();
    expect(app.store.blocks.get(2)?.props.value['value']).toBe('inin');
    // What needs Python has waited: the change that the function made.
    client.open(runtime.send);
    await settle();
    expect(runtime.calls).toMatchObject([{ dep: 1, inputs: ['inin'] }]);
  },
);

test('a function in the page that has run before runs at once, so that of fast events none is dropped', async () => {
  const { app, functions, prop } = start(boxes, [
    dependency(0, { targets: [[3, 'click']], inputs: [2], outputs: [2], js_implementation: 'count' }),
  ]);
  functions.set('count', (value) => [Number(value ?? 0) + 1]);
  app.emit(3, 'click');
  await settle();
  for (let i = 0; i < 5; i++) app.emit(3, 'click');
  expect(prop(2)).toBe(6);
});

test('what a translated function says about its error is shown as if Python had said it', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { app, functions, toasts } = start(boxes, [dependency(0, { targets: [[3, 'click']], outputs: [2], js_implementation: 'bad' })]);
  functions.set('bad', () => {
    throw Object.assign(new Error('no'), {
      failed: { type: 'failed', message: 'Not so', title: 'Oh', visible: true, block: null, messages: {} },
    });
  });
  app.emit(3, 'click');
  await settle();
  expect(toasts).toEqual(['Not so']);
});

test('a js function that throws ends its event, and the next one works', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const dependencies = [
    dependency(0, { targets: [[3, 'click']], backend_fn: false, js: 'bad' }),
    dependency(1, { trigger_after: 0, trigger_only_on_failure: true, outputs: [2] }),
  ];
  const { app, runtime, functions } = start(boxes, dependencies);
  functions.set('bad', () => {
    throw new Error('no');
  });
  app.emit(3, 'click');
  await settle();
  expect(runtime.calls).toMatchObject([{ dep: 1 }]);
});

test('then follows both ends; failure shows a toast and the block, and the next click works', () => {
  const dependencies = [
    dependency(0, { targets: [[3, 'click']], inputs: [1], outputs: [2] }),
    dependency(1, { trigger_after: 0 }),
    dependency(2, { trigger_after: 0, trigger_only_on_success: true }),
  ];
  let fails = true;
  const { app, runtime, toasts, stage } = start(boxes, dependencies, (request) =>
    request.type !== 'call' || request.dep !== 0
      ? []
      : fails
        ? [failed(request.id, { block: 1, message: 'too big' })]
        : answer('ok')(request),
  );
  app.emit(3, 'click');
  expect([toasts, stage(1), stage(2)]).toEqual([['too big'], 'error', 'idle']);
  expect((runtime.calls as Call[]).map(({ dep }) => dep)).toEqual([0, 1]);
  fails = false;
  app.emit(3, 'click');
  expect((runtime.calls as Call[]).map(({ dep }) => dep)).toEqual([0, 1, 0, 2]);
  expect(stage(1)).toBe('idle');
});

test('cancels ends the running call at once, without follow-ups', () => {
  vi.useFakeTimers();
  const dependencies = [
    dependency(0, { targets: [[3, 'click']], outputs: [2] }),
    dependency(1, { targets: [[3, 'stop']], backend_fn: false, cancels: [0] }),
    dependency(2, { trigger_after: 0 }),
  ];
  const { app, runtime, stage } = start(boxes, dependencies);
  app.emit(3, 'click');
  vi.advanceTimersByTime(UNSEEN_MS);
  expect(stage(2)).toBe('pending');
  app.emit(3, 'stop');
  expect(stage(2)).toBe('idle');
  expect(runtime.sent.map(({ type }) => type)).toEqual(['call', 'cancel']);
  app.emit(3, 'click');
  expect(runtime.calls).toHaveLength(2);
});

test('a stream arrives whole, in order, whatever the frames', async () => {
  const { app, runtime, prop, stage } = start(boxes, [
    dependency(0, { targets: [[3, 'click']], outputs: [2], types: { generator: true, cancel: false } }),
  ]);
  app.emit(3, 'click');
  const { id } = runtime.calls[0] as Call;
  runtime.reply({ type: 'update', id, patch: { 2: { value: '' } }, edits: {} });
  for (let i = 0; i < 2000; i++) runtime.reply({ type: 'update', id, patch: {}, edits: { 2: [['append', ['value'], `${i},`]] } });
  expect(stage(2)).toBe('streaming');
  runtime.reply({ type: 'done', id, seconds: 1 });
  expect(prop(2)).toBe(Array.from({ length: 2000 }, (_, i) => `${i},`).join(''));
  expect(stage(2)).toBe('idle');
});

test('load events run when the runtime is up, and again when another one is', () => {
  const { client, runtime } = start(boxes, [dependency(0, { targets: [[0, 'load']], outputs: [2] })], answer('loaded'));
  expect(runtime.calls).toHaveLength(1);
  client.open(runtime.send);
  expect(runtime.calls).toHaveLength(2);
});

test('a dead worker ends what runs and leaves the app usable', () => {
  vi.useFakeTimers();
  const { app, client, stage } = start(boxes, [dependency(0, { targets: [[3, 'click']], outputs: [2] })]);
  app.emit(3, 'click');
  client.fail({ stage: 'worker', title: 'Python stopped', message: '', file: null, line: null, source: null, hint: null, traceback: null });
  expect(stage(2)).toBe('error');
  app.emit(3, 'click');
  vi.advanceTimersByTime(UNSEEN_MS);
  expect(stage(2)).toBe('pending');
});

test('a question to a block resolves, rejects with the reason, or is taken back', async () => {
  const { app, runtime } = start(boxes, [], (request) => {
    if (request.type !== 'ask') return undefined;
    if (request.name === 'slow') return [];
    return request.name === 'rows'
      ? [{ type: 'answer', id: request.id, value: request.args }]
      : [failed(request.id, { message: 'no rows' })];
  });
  await expect(app.ask(1, 'rows', [0, 5])).resolves.toEqual([0, 5]);
  await expect(app.ask(1, 'other', [])).rejects.toThrow('no rows');
  const stop = new AbortController();
  const slow = app.ask(1, 'slow', [], stop.signal);
  stop.abort();
  await expect(slow).rejects.toThrow();
  expect(runtime.sent.at(-1)?.type).toBe('cancel');
});

test('a place in the queue is on the outputs until the call runs', async () => {
  const { app, client } = start(boxes, [dependency(0, { targets: [[3, 'click']], inputs: [1], outputs: [2] })]);
  app.emit(3, 'click');
  const place = () => app.store.blocks.get(2)?.status.value.place;
  client.receive(JSON.stringify([{ type: 'queued', id: 1, position: 2, size: 5, eta: 3.5 }]));
  expect(place()).toMatchObject({ position: 2, size: 5, eta: 3.5 });
  client.receive(JSON.stringify([{ type: 'queued', id: 1, position: 0, size: 4, eta: 1 }]));
  await settle();
  expect(place()).toBeNull();
  client.receive(JSON.stringify([{ type: 'done', id: 1, seconds: 0 }]));
  expect(app.store.blocks.get(2)?.status.value.stage).toBe('idle');
});

test('what a validator says is shown at each input, not as a toast and not at the outputs', () => {
  const { app, toasts, stage } = start(boxes, [dependency(0, { targets: [[3, 'click']], inputs: [1], outputs: [2] })], (request) =>
    request.type === 'call' ? [failed(request.id, { code: 'validation', visible: false, messages: { 1: 'Too short.' } })] : undefined,
  );
  app.emit(3, 'click');
  expect(stage(1)).toBe('error');
  expect(app.store.blocks.get(1)?.status.value.message).toBe('Too short.');
  expect(stage(2)).toBe('idle');
  expect(toasts).toEqual([]);
});

test('a call waits for the values that it takes, and no other call does', async () => {
  const { app, runtime } = start(boxes, [
    dependency(0, { targets: [[3, 'click']], inputs: [1], outputs: [2] }),
    dependency(1, { targets: [[3, 'click']], inputs: [2], outputs: [2] }),
  ]);
  const inputs = () => runtime.calls.map(({ inputs }) => inputs[0]);
  let finish = () => {};
  app.store.behind.set(
    1,
    () =>
      new Promise((done) => {
        finish = () => {
          app.store.behind.delete(1);
          app.set(1, { value: 'drawn' });
          done();
        };
      }),
  );
  app.emit(3, 'click');
  expect(inputs()).toEqual(['']);
  finish();
  await settle();
  expect(inputs()).toEqual(['', 'drawn']);
  app.emit(3, 'click');
  expect(inputs()).toEqual(['', 'drawn']);
});

test('a value that can not be made keeps no call waiting, and a run that was cancelled sends nothing', async () => {
  const cancels = dependency(1, { targets: [[3, 'stop']], cancels: [0], backend_fn: false });
  const { app, runtime } = start(boxes, [dependency(0, { targets: [[3, 'click']], inputs: [1], outputs: [2] }), cancels]);
  app.store.behind.set(1, () => Promise.reject(new Error('no memory')));
  app.emit(3, 'click');
  app.emit(3, 'stop');
  await settle();
  expect(runtime.calls).toEqual([]);
  app.emit(3, 'click');
  await settle();
  expect(runtime.calls.map(({ inputs }) => inputs)).toEqual([['in']]);
});
