import { afterEach, expect, test, vi } from 'vitest';
import { Client } from '../bridge/client.js';
import type { RuntimeListener } from '../bridge/runtime.js';
import type { AppConfig, FileData } from '../protocol/config.js';
import { makeFailure } from '../protocol/failure.js';
import type { Call } from '../protocol/messages.js';
import { type Mounted, mountApp } from '../render/mount.js';
import { block, config, dependency, FakeRuntime } from '../state/fixtures.js';
import { keyOf, read, write } from './kept.js';
import { DEFAULTS } from './options.js';
import { keep, type Paintable, paint } from './paint.js';

afterEach(() => document.body.replaceChildren());

const file = (url: string | null, path = '/a.png'): FileData => ({ path, url, meta: { _type: 'gradio.FileData' } });
const click = (given = {}) => dependency(0, { targets: [[3, 'click']], inputs: [1], outputs: [2], ...given });
const load = () => dependency(1, { targets: [[0, 'load']], outputs: [1, 2] });
const boxes = (props = {}) => [block(1, 'textbox', { label: 'In', ...props }), block(2, 'textbox', { label: 'Out' }), block(3, 'button')];

/** A controller around a page that was painted from `painted`, and a far end that begins with `ready`. */
async function start(painted: AppConfig) {
  const [top, root] = [document.createElement('div'), document.createElement('div')];
  document.body.append(top, root);
  const client = new Client('s');
  const far = new FakeRuntime((packet) => client.receive(packet));
  const told: string[] = [];
  const app = {
    source: { files: {}, code: 'x', entrypoint: null, requirements: [] },
    options: DEFAULTS,
    frame: { top, app: root },
    panels: { showApp: () => told.push('app'), showProgress: () => told.push('progress') },
    runtime: { state: 'booting', send: far.send, restart: () => told.push('restart') },
    heard: { ready: () => told.push('plain ready'), failed: () => told.push('failed'), progress: () => {} } as RuntimeListener,
    client,
    changes: [],
    ended: false,
    mounted: undefined as Mounted | undefined,
    config: undefined as AppConfig | undefined,
    draw: (text: string) => app.show(JSON.parse(text)),
    show: (config: AppConfig) => {
      app.config = config;
      app.mounted = mountApp(root, config, client, { upload: async () => [] });
    },
    showTracebacks: () => {},
    open: () => client.open(far.send),
    retry: () => {},
    tell: (name: string) => told.push(name),
  };
  await paint(app as unknown as Paintable, JSON.stringify(painted));
  const up = async (next: AppConfig) => {
    app.heard.ready?.(JSON.stringify(next), { timings: {}, jspi: true });
    await vi.waitFor(() => expect(client.isOpen).toBe(true));
  };
  const running = () => (app.mounted as Mounted).app;
  const status = (uid: number) => running().store.blocks.get(uid)?.status.value;
  const value = (uid: number) => running().store.payload(uid);
  return { app, client, far, told, up, running, status, value };
}

test('an event waits with the values of its time, and says what it waits for', async () => {
  const view = await start(config(boxes(), [click()]));
  view.running().set(1, { value: 'first' });
  view.running().emit(3, 'click');
  await Promise.resolve();
  view.app.heard.progress?.({ type: 'boot_progress', step: 'python', label: 'Starting Python', loaded: null, total: null });
  expect(view.status(2)).toMatchObject({ stage: 'pending', progress: [{ desc: 'Starting Python', progress: 0.7 }] });
  expect(document.querySelector('[role=status]')?.textContent).toBe('Starting Python');
  view.running().set(1, { value: 'second' });
  expect(view.far.sent).toEqual([]);
  await view.up(config(boxes(), [click()]));
  expect(view.far.calls.map(({ inputs }) => inputs)).toEqual([['first']]);
  expect(view.status(2)?.progress).toEqual([]);
  expect([document.querySelector('[role=status]'), view.told.at(-1)]).toEqual([null, 'ready']);
});

test('a value that is a file is sent as Python has it now', async () => {
  const painted = config(boxes({ value: file('blob:http://a/old', '/tmp/1/a.png') }), [click()]);
  const view = await start(painted);
  expect(view.value(1)).toEqual(file(null, '/tmp/1/a.png'));
  view.running().emit(3, 'click');
  const now = file('blob:http://a/new', '/tmp/2/a.png');
  await view.up(config(boxes({ value: now }), [click()]));
  expect([view.far.calls[0]?.inputs, view.value(1)]).toEqual([[now], now]);
});

test('a file that the page shows already is not loaded again', async () => {
  const view = await start(config(boxes({ value: file('data/a.png', '/tmp/1/a.png') }), [click()]));
  view.running().emit(3, 'click');
  await view.up(config(boxes({ value: file('blob:http://a/new', '/tmp/2/a.png') }), [click()]));
  const now = file('data/a.png', '/tmp/2/a.png');
  expect([view.far.calls[0]?.inputs, view.value(1)]).toEqual([[now], now]);
});

test('a value that is random is sent as it was seen', async () => {
  const view = await start(config(boxes({ value: '1' }), [click()]));
  view.running().emit(3, 'click');
  await view.up(config(boxes({ value: '2' }), [click()]));
  expect([view.far.calls[0]?.inputs, view.value(1)]).toEqual([['1'], '2']);
});

test('a load event leaves alone what was typed before it could run, and no later', async () => {
  const view = await start(config(boxes(), [click(), load()]));
  view.running().set(1, { value: 'typed' });
  await view.up(config(boxes(), [click(), load()]));
  const answer = (id: number) => {
    const patch = { 1: { value: 'loaded', label: 'New' }, 2: { value: 'loaded' } };
    view.far.reply({ type: 'update', id, patch, edits: { 1: [['append', ['value'], '!']] } }, { type: 'done', id, seconds: 0 });
  };
  answer((view.far.calls[0] as Call).id);
  await vi.waitFor(() => expect(view.value(2)).toBe('loaded'));
  expect(view.value(1)).toBe('typed');
  expect(view.running().store.blocks.get(1)?.props.value['label']).toBe('New');
  view.running().load(true);
  answer((view.far.calls[1] as Call).id);
  await vi.waitFor(() => expect(view.value(1)).toBe('loaded!'));
});

test('where the reader went is told before that page loads, and only the last place', async () => {
  const view = await start(config(boxes(), [click(), load()]));
  view.client.visit({ url: 'a' });
  view.running().emit(3, 'click');
  view.client.visit({ url: 'b' });
  await view.up(config(boxes(), [click(), load()]));
  expect(view.far.sent.map((each) => (each.type === 'open' ? each.request['url'] : (each as Call).dep))).toEqual(['b', 1, 0]);
});

test('when the app fails, what waited ends, and the plain panel comes', async () => {
  const view = await start(config(boxes(), [click()]));
  view.running().emit(3, 'click');
  view.app.heard.failed?.(makeFailure('app', 'Broken'));
  await vi.waitFor(() => expect(view.status(2)?.stage).toBe('error'));
  expect([view.told, document.querySelector('[role=status]')]).toEqual([['failed'], null]);
  view.client.open(view.far.send);
  expect(view.far.calls).toEqual([]);
});

test('a stall that was none ends in the app', async () => {
  const view = await start(config(boxes(), [click()]));
  view.running().set(1, { value: 'typed' });
  view.app.heard.failed?.(makeFailure('stall', 'Nothing happens'));
  expect(view.app.frame.app.inert).toBe(true);
  await view.up(config(boxes(), [click()]));
  expect([view.app.frame.app.inert, view.value(1), view.told]).toEqual([false, 'typed', ['failed', 'app', 'ready']]);
});

test('an app that has become another is drawn anew, with what was typed and the focus; what waited is said to be lost', async () => {
  const view = await start(config(boxes(), [click()]));
  view.running().set(1, { value: 'typed' });
  view.running().emit(3, 'click');
  view.app.frame.app.querySelector('textarea')?.focus();
  await view.up(config([...boxes(), block(4, 'textbox')], [click()]));
  expect([view.value(1), view.far.calls]).toEqual(['typed', []]);
  expect(document.activeElement).toBe(view.app.frame.app.querySelector('textarea'));
  await vi.waitFor(() => expect(document.querySelector('.lite-toast-title')?.textContent).toBe('The app has changed'));
});

test('what a script has put in its place is not reconciled', async () => {
  const view = await start(config(boxes(), [click()]));
  view.app.mounted?.unmount();
  view.app.show(config(boxes()));
  view.app.heard.ready?.('{}', { timings: {}, jspi: true });
  expect(view.told).toEqual(['plain ready']);
});

test.each(['{"components": 1}', 'no JSON'])('%s is not painted', async (text) => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const told: string[] = [];
  const app = { options: DEFAULTS, runtime: { state: 'booting' }, panels: { showProgress: () => told.push('progress') } };
  await paint(app as unknown as Paintable, text);
  expect([told, warn.mock.calls.length]).toEqual([['progress'], 1]);
  warn.mockRestore();
});

const SOURCE = { files: {}, code: 'x', entrypoint: null, requirements: [] };

test('a config is kept without object URLs, unless its author or a script is against it', async () => {
  localStorage.clear();
  const text = JSON.stringify(config(boxes({ value: file('blob:http://a/1') })));
  const key = (await keyOf(SOURCE, DEFAULTS)) as string;
  const given = (rest = {}) => ({ source: SOURCE, options: DEFAULTS, changes: [], ...rest }) as unknown as Paintable;
  await keep(given({ options: { ...DEFAULTS, noCache: true } }), text);
  await keep(given({ changes: [{ type: 'write', path: 'a', data: 'b' }] }), text);
  expect(read(key)).toBeUndefined();
  await keep(given({ changes: [{ type: 'mount', files: [] }] }), text);
  expect(JSON.parse(read(key) as string)).toEqual(config(boxes({ value: file(null) })));
});

test('what was kept before its author said no is neither painted nor left', async () => {
  const key = (await keyOf(SOURCE, DEFAULTS)) as string;
  write(key, JSON.stringify(config(boxes())));
  const told: string[] = [];
  const app = {
    source: SOURCE,
    options: { ...DEFAULTS, noCache: true },
    runtime: { state: 'booting' },
    panels: { showProgress: () => told.push('progress') },
  };
  await paint(app as unknown as Paintable);
  expect([told, read(key)]).toEqual([['progress'], undefined]);
});
