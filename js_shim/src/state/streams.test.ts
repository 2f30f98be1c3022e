import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Client } from '../bridge/client.js';
import type { Json } from '../protocol/messages.js';
import { App } from './app.js';
import { block, config, dependency, FakeRuntime } from './fixtures.js';
import type { Stream } from './streams.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const listens = { targets: [[1, 'stream'] as [number, string]], inputs: [1], outputs: [2], connection: 'stream' as const };

/** An app whose block 1 streams; Python answers when `answer` is called. */
async function camera(given: object = {}, more: ReturnType<typeof dependency>[] = []) {
  const client = new Client('s');
  const runtime = new FakeRuntime((packet) => client.receive(packet));
  const app = new App(
    config(
      [block(1, 'image', { value: 'kept' }), block(2, 'textbox')],
      [dependency(0, { ...listens, stream_every: 0.1, ...given }), ...more],
    ),
    client,
    { author: async () => undefined, toast: () => {}, scrollTo: () => {} },
  );
  client.open(runtime.send);
  const heard: string[] = [];
  const stream = (await app.stream(1, { ready: () => heard.push('ready'), closed: () => heard.push('closed') })) as Stream;
  const frames = () => runtime.calls.map(({ inputs }) => inputs[0]);
  const answer = () => runtime.reply({ type: 'done', id: runtime.calls.at(-1)!.id, seconds: 0 });
  const fail = () =>
    runtime.reply({
      type: 'failed',
      id: runtime.calls.at(-1)!.id,
      code: 'app',
      message: 'no',
      title: '',
      duration: 1,
      visible: true,
      block: null,
      traceback: '',
      messages: {},
    });
  return { app, client, runtime, heard, stream, frames, answer, fail };
}

test('a slow function gets the newest frame, and never a queue of old ones', async () => {
  const { stream, frames, answer } = await camera();
  for (let frame = 1; frame <= 100; frame++) stream.offer(frame);
  expect(frames()).toEqual([1]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(frames()).toEqual([1]); // still at work
  answer();
  expect(frames()).toEqual([1, 100]);
  await vi.advanceTimersByTimeAsync(1000);
  answer();
  expect(frames()).toEqual([1, 100]);
});

test('a quick function gets no more frames than one each stream_every', async () => {
  const { stream, frames, answer, runtime } = await camera({ stream_every: 0.5 });
  for (let ms = 0; ms < 2000; ms += 20) {
    const before = runtime.calls.length;
    stream.offer(ms);
    await vi.advanceTimersByTimeAsync(20);
    if (runtime.calls.length > before) answer();
  }
  expect(frames()).toEqual([0, 480, 980, 1480, 1980]); // the newest at 0.0, 0.5, 1.0, 1.5 and 2.0 s
  expect(stream.every).toBe(0.5);
});

test('a camera is asked for its next picture once Python is free and the time has come', async () => {
  const { stream, heard, answer } = await camera();
  expect(stream.ready).toBe(true);
  stream.offer(1);
  expect(stream.ready).toBe(false);
  await vi.advanceTimersByTimeAsync(150);
  expect([stream.ready, heard]).toEqual([false, []]);
  answer();
  expect([stream.ready, heard]).toEqual([true, ['ready']]);
});

test('the frame is the payload of this event only, and no value of the block', async () => {
  const { app, stream, frames } = await camera();
  stream.offer({ path: 'frame.jpg' } as Json);
  expect(frames()).toEqual([{ path: 'frame.jpg' }]);
  expect(app.store.payload(1)).toBe('kept');
});

test('a time limit ends the stream, and tells the component', async () => {
  const { stream, heard, frames, answer } = await camera({ time_limit: 2 });
  stream.offer(1);
  stream.offer(2);
  await vi.advanceTimersByTimeAsync(2100);
  expect([heard, stream.ready]).toEqual([['closed'], false]);
  answer();
  stream.offer(3);
  await vi.advanceTimersByTimeAsync(1000);
  expect(frames()).toEqual([1]);
});

test('with two listeners the one with a limit ends alone', async () => {
  const { stream, heard, frames } = await camera({ time_limit: 1 }, [dependency(1, { ...listens, stream_every: 0.2 })]);
  await vi.advanceTimersByTimeAsync(1100);
  expect(heard).toEqual([]);
  stream.offer(1);
  expect(frames()).toEqual([1]);
});

test('what waits when the component stops is still sent', async () => {
  const { stream, heard, frames, answer } = await camera();
  stream.offer('first');
  stream.offer('last');
  stream.close();
  stream.offer('too late');
  await vi.advanceTimersByTimeAsync(200);
  answer();
  expect(frames()).toEqual(['first', 'last']);
  expect(heard).toEqual([]);
});

test('a function that fails ends the stream instead of failing at each frame', async () => {
  const { stream, heard, frames, fail } = await camera();
  stream.offer(1);
  stream.offer(2);
  fail();
  await vi.advanceTimersByTimeAsync(1000);
  expect([frames(), heard]).toEqual([[1], ['closed']]);
});

test('a cancelled stream is closed', async () => {
  const stop = dependency(1, { targets: [[2, 'submit']], cancels: [0], backend_fn: false });
  const { app, runtime, stream, heard } = await camera({}, [stop]);
  stream.offer(1);
  app.emit(2, 'submit');
  expect([heard, runtime.sent.at(-1)?.type]).toEqual([['closed'], 'cancel']);
});

test('the event alone never queues either', async () => {
  const { app, runtime, answer } = await camera({ trigger_mode: 'multiple' });
  for (let i = 0; i < 50; i++) {
    app.set(1, { value: i });
    app.emit(1, 'stream');
  }
  expect(runtime.calls).toHaveLength(1);
  answer();
  expect(runtime.calls.map(({ inputs }) => inputs[0])).toEqual([0, 49]);
});

test('nobody listens: there is no stream', async () => {
  const { app } = await camera();
  expect(await app.stream(2)).toBeNull();
});

test('what is thrown away stays away: neither the frame that waits nor the late answer comes', async () => {
  const { app, client, runtime, stream, heard, frames, answer } = await camera({ outputs: [1] });
  stream.offer(1);
  stream.offer(2);
  stream.close();
  app.set(1, { value: null });
  stream.discard();
  expect(app.store.blocks.get(1)!.status.peek().stage).toBe('idle');
  runtime.reply({ type: 'update', id: runtime.calls.at(-1)!.id, patch: { 1: { value: 'drawn' } }, edits: {} });
  answer();
  await vi.advanceTimersByTimeAsync(1000);
  expect(app.store.payload(1)).toBe(null);
  expect([frames(), heard, client.pending.size]).toEqual([[1], [], 0]);
  expect(runtime.sent.map(({ type }) => type)).toEqual(['call']); // Python was not told to stop
});

test('what is thrown away after its answer is gone alone', async () => {
  const { app, runtime, stream, answer } = await camera({ outputs: [1] });
  stream.offer(1);
  runtime.reply({ type: 'update', id: runtime.calls.at(-1)!.id, patch: { 1: { value: 'drawn' } }, edits: {} });
  answer();
  stream.discard();
  expect(app.store.payload(1)).toBe('drawn');
});
