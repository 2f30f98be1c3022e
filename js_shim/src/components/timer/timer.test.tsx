// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Client } from '../../bridge/client.js';
import { mountApp } from '../../render/mount.js';
import { block, config, dependency, FakeRuntime } from '../../state/fixtures.js';

beforeEach(() => {
  // jsdom makes animation frames of intervals, which would be counted and stand still here.
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => setTimeout(callback));
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Until `count` timers run. Not `vi.waitFor`, which would count among them. */
async function running(count: number): Promise<void> {
  for (let tries = 0; vi.getTimerCount() !== count && tries < 200; tries++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(vi.getTimerCount()).toBe(count);
}

test('timers tick each at their own pace, stop when they are not active, and none is left behind', async () => {
  const client = new Client('s');
  const runtime = new FakeRuntime((packet) => client.receive(packet));
  const timers = [block(1, 'timer', { value: 1 }), block(2, 'timer', { value: 2 }), block(3, 'timer', { value: 1, active: false })];
  const ticks = [1, 2, 3].map((uid) => dependency(uid, { targets: [[uid, 'tick']], trigger_mode: 'multiple' }));
  const stop = dependency(4, { targets: [[0, 'load']], outputs: [1] });
  const root = document.body.appendChild(document.createElement('div'));
  const mounted = mountApp(root, config(timers, [...ticks, stop]), client, { upload: async () => [] });
  client.open(runtime.send);
  const load = runtime.calls[0]!;
  const counts = () => [1, 2, 3].map((uid) => runtime.calls.filter(({ dep }) => dep === uid).length);
  await running(2);
  vi.advanceTimersByTime(4000);
  expect(counts()).toEqual([4, 2, 0]);
  runtime.reply({ type: 'update', id: load.id, patch: { 1: { active: false } }, edits: {} });
  await running(1);
  runtime.reply({ type: 'update', id: load.id, patch: { 3: { active: true } }, edits: {} });
  await running(2);
  vi.advanceTimersByTime(2000);
  expect(counts()).toEqual([4, 3, 2]);
  mounted.unmount();
  await running(0);
});
