import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AppSource, Failure } from '../protocol/host.js';
import { WorkerRuntime } from './runtime.js';

vi.mock('./spawn.js', () => ({ workerUrl: 'https://example.org/assets/main.js', spawnWorker: () => new FakeWorker() }));

/** A worker whose answers the test gives. */
class FakeWorker {
  static last: FakeWorker;
  sent: unknown[] = [];
  ended = false;
  onmessage: (event: { data: unknown }) => void = () => {};
  onerror: (event: unknown) => void = () => {};
  constructor() {
    FakeWorker.last = this;
  }
  postMessage(message: unknown) {
    this.sent.push(message);
  }
  terminate() {
    this.ended = true;
  }
  say(data: unknown) {
    this.onmessage({ data });
  }
}

const APP: AppSource = { files: {}, entrypoint: null, code: 'x', requirements: [] };
const PLACE = { base: 'b/', pyodide: 'p/', packages: 'p/', page: 'page', session: 's', request: {}, interrupt: null };
const FAILURE: Failure = { stage: 'app', title: 'T.', message: '', file: null, line: null, source: null, hint: null, traceback: null };
const READY = { type: 'ready', config: '{}', timings: {}, jspi: true };

function boot() {
  const heard: unknown[] = [];
  const runtime = new WorkerRuntime(
    PLACE,
    {
      ready: (config) => heard.push(['ready', config]),
      failed: ({ stage }) => heard.push(['failed', stage]),
      packet: (packet) => heard.push(['packet', packet]),
    },
    { stallSeconds: 10 },
  );
  runtime.boot(APP);
  return { runtime, heard, worker: FakeWorker.last };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a boot sends one message and ends in ready', () => {
  const { runtime, heard, worker } = boot();
  expect(worker.sent).toEqual([{ type: 'boot', ...PLACE, app: APP }]);
  worker.say(READY);
  expect(heard).toEqual([['ready', '{}']]);
  expect(runtime.state).toBe('ready');
  vi.advanceTimersByTime(1e6);
  expect(heard).toHaveLength(1);
});

test('packets are counted by direction', () => {
  const { runtime, heard, worker } = boot();
  runtime.send('[]');
  worker.say('[1]');
  worker.say({ text: '[]', mark: 'm', buffers: [] });
  worker.say({ type: 'console', stream: 'stdout', text: 'x' });
  expect(runtime.counters).toEqual({ out: 1, in: 2 });
  expect(heard[0]).toEqual(['packet', '[1]']);
});

test('progress keeps the watchdog quiet, silence is a stall, and ready still comes after it', async () => {
  const { runtime, heard, worker } = boot();
  const progress = { type: 'boot_progress', step: 'python', label: '', loaded: null, total: null };
  vi.advanceTimersByTime(9000);
  worker.say(progress);
  vi.advanceTimersByTime(9000);
  expect(heard).toEqual([]);
  vi.advanceTimersByTime(1500);
  vi.useRealTimers(); // the words come in a chunk of their own
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  expect(heard).toEqual([['failed', 'stall']]);
  expect(worker.ended).toBe(false);
  worker.say(READY);
  expect(runtime.state).toBe('ready');
});

test('an app may take longer to start than a download', () => {
  const { heard, worker } = boot();
  worker.say({ type: 'boot_progress', step: 'app', label: '', loaded: null, total: null });
  vi.advanceTimersByTime(49_000);
  expect(heard).toEqual([]);
});

test('without Python the worker is ended, without an app it stays for run_code', () => {
  const first = boot();
  first.worker.say({ type: 'failed_boot', failure: { ...FAILURE, stage: 'download' } });
  expect([first.runtime.state, first.worker.ended]).toEqual(['failed', true]);
  const second = boot();
  second.worker.say({ type: 'failed_boot', failure: FAILURE });
  expect([second.runtime.state, second.worker.ended]).toEqual(['failed', false]);
});

test('an error of the worker during the boot is a failure with its file', async () => {
  const { heard, worker } = boot();
  worker.onerror({ preventDefault: () => {}, message: '', filename: '', lineno: 0 });
  await vi.waitFor(() => expect(heard).toEqual([['failed', 'worker']]));
});

test('commands are answered by their ids, and rejected when the runtime ends', async () => {
  const { runtime, worker } = boot();
  const first = runtime.command({ type: 'unlink', path: 'a' });
  const second = runtime.command({ type: 'unlink', path: 'b' });
  const third = runtime.command({ type: 'unlink', path: 'c' });
  worker.say({ type: 'result', id: 2, value: 'two' });
  worker.say({ type: 'result_error', id: 1, failure: FAILURE });
  expect(await second).toBe('two');
  await expect(first).rejects.toMatchObject({ failure: FAILURE });
  runtime.terminate();
  await expect(third).rejects.toMatchObject({ failure: { stage: 'worker' } });
  await expect(runtime.command({ type: 'unlink', path: 'd' })).rejects.toMatchObject({ failure: { stage: 'worker' } });
});

test('a restart is the same app in a new worker', () => {
  const { runtime, worker } = boot();
  runtime.restart();
  expect(worker.ended).toBe(true);
  expect(FakeWorker.last).not.toBe(worker);
  expect(FakeWorker.last.sent).toEqual(worker.sent);
});
