import { afterEach, expect, test, vi } from 'vitest';
import { Client } from '../bridge/client.js';
import type { BlockConfig, DependencyConfig } from '../protocol/config.js';
import type { Json, Render, Reply } from '../protocol/messages.js';
import { App } from './app.js';
import { block, config, dependency, FakeRuntime } from './fixtures.js';

afterEach(() => vi.restoreAllMocks());

const ROOT = 0;
const PLACE = 2;
const OUTER = 3;

/** An app with a button, the place of render 0, and a text box that only an event of outside writes to. */
function start(extra: DependencyConfig[] = []) {
  const client = new Client('s');
  const runtime = new FakeRuntime((packet) => client.receive(packet));
  const components = [block(1, 'button'), block(PLACE, 'column'), block(OUTER, 'textbox', { value: 'made' })];
  const dependencies = [
    dependency(0, {
      targets: [
        [ROOT, 'load'],
        [1, 'click'],
      ],
      outputs: [PLACE],
      render_id: 0,
      trigger_mode: 'multiple',
    }),
    dependency(1, { targets: [[1, 'click']], outputs: [OUTER], trigger_mode: 'multiple' }),
    ...extra,
  ];
  const app = new App(config(components, dependencies), client, {
    author: async () => undefined,
    toast: () => {},
    scrollTo: () => {},
    clock: { frame: (callback) => void setTimeout(callback) },
  });
  client.open(runtime.send);
  const prop = (uid: number, name = 'value') => app.store.blocks.get(uid)?.props.value[name];
  const children = (uid = PLACE) => app.store.blocks.get(uid)?.children?.value;
  return { app, client, runtime, prop, children };
}

type Made = { components?: BlockConfig[]; dependencies?: DependencyConfig[]; place?: number; render?: number };

/** What Python answers to the render's call `id`: blocks in one row of the place. */
function made(id: number, { components = [], dependencies = [], place = PLACE, render = 0 }: Made): Render {
  const layout = { id: place, children: components.map((each) => ({ id: each.id })) };
  return { type: 'render', id, render_id: render, layout, components, dependencies } as unknown as Render;
}

const done = (id: number): Reply => ({ type: 'done', id, seconds: 0 });
const keyed = (id: number, props: Record<string, Json> = {}) => block(id, 'textbox', { preserved_by_key: ['value'], ...props });

/** Waits until the place holds `uids`. */
const shows = (view: ReturnType<typeof start>, ...uids: number[]) =>
  vi.waitFor(() => expect(view.children()?.map(({ id }) => id)).toEqual(uids), { interval: 1, timeout: 4000 });

async function render(view: ReturnType<typeof start>, what: Made, trigger = true): Promise<number> {
  if (trigger) view.app.emit(1, 'click');
  const call = view.runtime.calls.filter(({ dep }) => dep === 0).at(-1)!;
  view.runtime.reply(made(call.id, what), done(call.id));
  await shows(view, ...(what.components ?? []).map(({ id }) => id));
  return call.id;
}

test('what a render made is there, and goes with the next run', async () => {
  const view = start();
  await render(view, { components: [block(10, 'textbox', { value: 'a' }), block(11, 'button')] }, false);
  expect(view.prop(10)).toBe('a');
  await render(view, { components: [block(12, 'button')] });
  expect([...view.app.store.blocks.keys()]).toEqual([1, PLACE, OUTER, 12]);
});

test('listeners of a render run, and those that were replaced do not', async () => {
  const view = start();
  const listener = (id: number) => dependency(id, { targets: [[10, 'click']], inputs: [OUTER], trigger_mode: 'multiple' });
  await render(view, { components: [block(10, 'button')], dependencies: [listener(5)] });
  view.app.emit(10, 'click');
  await render(view, { components: [block(10, 'button')], dependencies: [listener(6)] });
  view.app.emit(10, 'click');
  expect(view.runtime.calls.filter(({ dep }) => dep > 1).map(({ dep, inputs }) => [dep, inputs])).toEqual([
    [5, ['made']],
    [6, ['made']],
  ]);
});

test('a keyed block keeps its signals, and what the user changed of what is preserved', async () => {
  const view = start();
  await render(view, { components: [keyed(10, { value: 'old', label: 'One' }), keyed(11, { value: 'old' })] });
  const before = view.app.store.blocks.get(10);
  view.app.set(10, { value: 'typed', label: 'changed' });
  await render(view, { components: [keyed(11, { value: 'new' }), keyed(10, { value: 'new', label: 'Two' })] });
  expect(view.app.store.blocks.get(10)).toBe(before);
  expect([view.prop(10), view.prop(10, 'label'), view.prop(11)]).toEqual(['typed', 'Two', 'new']);
  // What the author set counts from the last run on.
  await render(view, { components: [keyed(10, { value: 'new' })] });
  expect(view.prop(10)).toBe('typed');
});

test('running calls of a replaced listener are cancelled, but not what began after the render was asked for', async () => {
  const chain = [
    dependency(5, { targets: [[10, 'click']], outputs: [OUTER] }),
    dependency(6, { targets: [[null, 'then']], trigger_after: 5, outputs: [OUTER] }),
    dependency(7, { targets: [[11, 'click']], outputs: [OUTER] }),
  ];
  const view = start();
  await render(view, { components: [block(10, 'button'), block(11, 'button')], dependencies: chain });
  view.app.emit(11, 'click'); // runs long
  const long = view.runtime.calls.at(-1)!.id;
  view.app.emit(10, 'click');
  const first = view.runtime.calls.at(-1)!.id;
  view.app.emit(1, 'click'); // asks for the render
  const call = view.runtime.calls.find(({ dep, id }) => dep === 0 && id > first)!.id;
  view.runtime.reply(done(first));
  await vi.waitFor(() => expect(view.runtime.calls.at(-1)!.dep).toBe(6));
  const then = view.runtime.calls.at(-1)!.id;
  view.runtime.reply(made(call, { components: [block(12, 'button')] }), done(call));
  await shows(view, 12);
  expect(view.runtime.sent.filter(({ type }) => type === 'cancel')).toEqual([{ type: 'cancel', id: long }]);
  view.runtime.reply({ type: 'update', id: then, patch: { [OUTER]: { value: 'then' } }, edits: {} }, done(then));
  await vi.waitFor(() => expect(view.prop(OUTER)).toBe('then'));
});

test('a nested render fills its place, and goes with the one around it', async () => {
  const view = start();
  const nested = dependency(5, { targets: [[ROOT, 'load']], outputs: [20], render_id: 1 });
  await render(view, { components: [block(20, 'column')], dependencies: [nested] });
  // Its load event fires once its place is there.
  const inner = view.runtime.calls.find(({ dep }) => dep === 5)!;
  view.runtime.reply(made(inner.id, { components: [block(21, 'button')], place: 20, render: 1 }), done(inner.id));
  await vi.waitFor(() => expect(view.children(20)).toEqual([{ id: 21 }]));
  await render(view, { components: [block(30, 'button')] });
  expect([...view.app.store.blocks.keys()]).toEqual([1, PLACE, OUTER, 30]);
  // What Python says of a place that is gone is nobody's.
  view.runtime.reply(made(inner.id, { components: [block(22, 'button')], place: 20, render: 1 }));
  expect(view.app.store.blocks.has(22)).toBe(false);
});

test('a listener that comes with a render makes its inputs interactive, unless their author said otherwise', async () => {
  const view = start();
  expect(view.prop(OUTER, 'interactive')).toBe(false);
  const listener = dependency(5, { targets: [[10, 'click']], inputs: [OUTER] });
  await render(view, { components: [block(10, 'button')], dependencies: [listener] });
  expect(view.prop(OUTER, 'interactive')).toBe(true);
  await render(view, { components: [] });
  expect(view.prop(OUTER, 'interactive')).toBe(false);
});

test('when Python begins anew, listeners of a render are silent until it has run again; what it made stays in sight', async () => {
  const view = start();
  const listener = dependency(5, { targets: [[10, 'click']], trigger_mode: 'multiple' });
  await render(view, { components: [block(10, 'button')], dependencies: [listener] }, false);
  view.client.open(view.runtime.send);
  await vi.waitFor(() => expect(view.app.listens(10, 'click')).toBe(false), { interval: 1 });
  view.app.emit(10, 'click');
  expect(view.runtime.calls.filter(({ dep }) => dep === 5)).toEqual([]);
  expect(view.children()).toEqual([{ id: 10 }]);
  await render(view, { components: [block(10, 'button')], dependencies: [listener] });
  expect(view.app.listens(10, 'click')).toBe(true);
});

test('500 renders leave nothing behind', async () => {
  const view = start();
  const sizes = () => {
    // biome-ignore lint/suspicious/noExplicitAny: what is private here is what must not grow
    const { store, runs, graph, touched } = view.app as any;
    const maps = [store.blocks, runs.slots, runs.context.statuses.runs, graph.byEvent, graph.byId, graph.byParent, touched];
    return maps.map(({ size }: { size: number }) => size);
  };
  const once = async (n: number) => {
    const uid = 100 + n;
    const listener = dependency(uid, { targets: [[uid, 'change']], inputs: [uid], outputs: [uid] });
    await render(view, { components: [block(uid, 'textbox')], dependencies: [listener] });
    view.app.set(uid, { value: 'x' });
    const call = view.runtime.calls.at(-1)!;
    view.runtime.reply({ type: 'update', id: call.id, patch: { [uid]: { value: 'y' } }, edits: {} }, done(call.id));
  };
  for (let n = 0; n < 5; n++) await once(n);
  const before = sizes();
  for (let n = 5; n < 505; n++) await once(n);
  expect(sizes()).toEqual(before);
}, 30_000);
