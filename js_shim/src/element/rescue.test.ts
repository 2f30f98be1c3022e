import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Client } from '../bridge/client.js';
import type { WorkerRuntime } from '../bridge/runtime.js';
import type { AppSource } from '../protocol/host.js';
import { changed, Rescue, type Rescued } from './rescue.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const SOURCE: AppSource = { files: { 'app.py': 'a' }, entrypoint: 'app.py', code: null, requirements: [] };

/** An app whose worker answers pings when `alive`. */
function app({ alive = false, interrupt = null }: { alive?: boolean; interrupt?: SharedArrayBuffer | null } = {}) {
  const client = new Client('s');
  const sent: string[] = [];
  const done: unknown[] = [];
  client.open((packet) => sent.push(String(packet)));
  let answer: () => void = () => {};
  const runtime = {
    place: { interrupt },
    command: ({ type }: { type: string }) => {
      if (type === 'mount') done.push('mount');
      if (type === 'mount' || alive) return Promise.resolve(null);
      return new Promise<void>((resolve) => {
        answer = resolve;
      });
    },
    terminate: () => done.push('terminate'),
    boot: (source: AppSource) => done.push(source),
  } as unknown as WorkerRuntime;
  const toasts: string[] = [];
  const mounted = { toast: (_level: string, message: string) => toasts.push(message) };
  const changes = [{ type: 'mount' as const, files: [] }];
  const top = document.createElement('div');
  document.body.replaceChildren(top);
  const failed: string[] = [];
  const rescued = {
    client,
    runtime,
    mounted,
    changes,
    source: SOURCE,
    frame: { top },
    fail: ({ title }: { title: string }) => failed.push(title),
  };
  const rescue = new Rescue(rescued as unknown as Rescued);
  client.onCancel = (...given) => rescue.cancelled(...given);
  const heard: string[] = [];
  const call = () => client.call(0, [], (reply) => heard.push(`${'id' in reply ? reply.id : ''} ${reply.type}`));
  const notice = () => document.querySelector<HTMLElement>('[role=alert]');
  return { rescued, client, rescue, sent, done, toasts, call, heard, notice, failed, answer: () => answer() };
}

test('a worker that answers is left alone', async () => {
  const { client, call, done } = app({ alive: true });
  client.cancel(call());
  await vi.advanceTimersByTimeAsync(10_000);
  expect(done).toEqual([]);
});

test('one that does not is ended and started again, and what it had not begun waits for it', async () => {
  const { client, call, done, toasts, heard, sent } = app();
  client.cancel(call());
  call(); // at once: before anything could be loaded or answered
  await vi.advanceTimersByTimeAsync(10_000);
  expect(done).toEqual(['terminate', SOURCE, 'mount']);
  expect(toasts[0]).toContain('state, variables');
  expect(heard).toEqual([]);
  sent.length = 0;
  client.open((packet) => sent.push(String(packet)));
  expect(sent.map((packet) => JSON.parse(packet)[0].id)).toEqual([2]);
});

test('while another call may be what computes, the user is asked, and the question goes when Python answers', async () => {
  const { client, call, done, notice, answer, heard } = app();
  const first = call();
  call();
  client.cancel(first);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(done).toEqual([]);
  expect(notice()?.textContent).toContain('Python has not stopped yet');
  answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(notice()).toBeNull();
  expect(heard).toEqual([]);
});

test('the user may end it, which costs the other call', async () => {
  const { client, call, done, notice, heard, toasts } = app();
  const first = call();
  call();
  client.cancel(first);
  await vi.advanceTimersByTimeAsync(10_000);
  notice()?.querySelector('button')?.click();
  expect(done[0]).toBe('terminate');
  expect(heard).toEqual(['2 failed']);
  expect(toasts[0]).toContain('one more event');
});

test('shared memory names the call and raises the signal until Python answers', async () => {
  const interrupt = new SharedArrayBuffer(12);
  const { client, call, done, answer } = app({ interrupt });
  const cells = new Int32Array(interrupt);
  client.cancel(call());
  await vi.advanceTimersByTimeAsync(200);
  expect([...cells]).toEqual([10, 1, 0]);
  answer();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(done).toEqual([]);
});

test('an app that shares its Python names its call by its number, and asks before it ends what another computes', async () => {
  const interrupt = new SharedArrayBuffer(12);
  const { rescued, client, call, done, notice, answer } = app({ interrupt });
  const end = vi.fn();
  Object.assign(rescued, { sharing: { app: 3, end, atWork: () => 1 } });
  client.cancel(call());
  await vi.advanceTimersByTimeAsync(200);
  expect(new Int32Array(interrupt)[1]).toBe(3 * 2 ** 24 + 1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect([done, end.mock.calls.length]).toEqual([[], 0]);
  expect(notice()).not.toBeNull();
  answer();
});

test('with nothing of the others at work, all start again in another worker', async () => {
  const { rescued, client, call, done } = app();
  const end = vi.fn();
  Object.assign(rescued, { sharing: { app: 1, end, atWork: () => 0 } });
  client.cancel(call());
  await vi.advanceTimersByTimeAsync(10_000);
  expect(end).toHaveBeenCalledOnce();
  expect(done[0]).toBe('terminate');
});

test('a call that is cancelled while another is watched is watched in its turn', async () => {
  const interrupt = new SharedArrayBuffer(12);
  const { client, call, answer } = app({ interrupt });
  const cells = new Int32Array(interrupt);
  client.cancel(call());
  await vi.advanceTimersByTimeAsync(200);
  const second = call();
  client.cancel(second);
  answer(); // the first is over; the worker comes to the second only now
  await vi.advanceTimersByTimeAsync(1);
  cells.fill(0);
  await vi.advanceTimersByTimeAsync(200);
  expect([...cells]).toEqual([10, second, 0]);
  answer();
});

test('as long as another function has the CPU, signals end nothing', async () => {
  const interrupt = new SharedArrayBuffer(12);
  const { client, call, done, notice, answer } = app({ interrupt });
  const cells = new Int32Array(interrupt);
  const elsewhere = setInterval(() => {
    cells[2] = 2;
  }, 10);
  client.cancel(call());
  await vi.advanceTimersByTimeAsync(60_000);
  expect([done, notice()]).toEqual([[], null]);
  clearInterval(elsewhere);
  answer();
});

test('a second death soon after the first is told instead of started again', () => {
  const { rescue, done, failed } = app();
  rescue.died();
  expect(done).toContain('terminate');
  done.length = 0;
  rescue.died();
  expect([done, failed]).toEqual([[], ['Python ended unexpectedly.']]);
});

test.each([
  [{ type: 'write', path: 'b.txt', data: 'b' }, { files: { 'app.py': 'a', 'b.txt': 'b' } }],
  [{ type: 'rename', from: 'app.py', to: 'c.py' }, { files: { 'c.py': 'a' } }],
  [{ type: 'unlink', path: 'app.py' }, { files: {} }],
  [{ type: 'install', requirements: ['roman'] }, { requirements: ['roman'] }],
  [{ type: 'run_file', path: 'other.py' }, { entrypoint: 'other.py' }],
  [
    { type: 'run_code', code: 'x' },
    { files: { 'app.py': 'x' }, entrypoint: 'app.py' },
  ],
] as const)('a new worker starts from the source after %o', (command, expected) => {
  expect(changed(SOURCE, command as never)).toMatchObject(expected);
});

test('a list of changes that has become long is put together; the newest uploads are mounted again where they were', () => {
  const { rescue, rescued, done } = app();
  const changes = rescued.changes as unknown as Record<string, unknown>[];
  for (let n = 2; n <= 700; n++) changes.push({ type: 'write', path: 'a.txt', data: `${n}` }, { type: 'mount', files: [n] });
  rescue.shorten();
  changes.push({ type: 'mount', files: ['last'] });
  expect(changes.length).toBe(501);
  expect(changes[0]).toEqual({ type: 'mount', files: [201], place: 201 });
  rescue.shorten();
  expect(changes.length).toBe(500);
  expect(changes.at(-1)).toEqual({ type: 'mount', files: ['last'], place: 701 });
  rescue.restart('Test.');
  expect(done[1]).toMatchObject({ files: { 'app.py': 'a', 'a.txt': '700' } });
});
