// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest';
import { Client } from '../../bridge/client.js';
import { mountApp } from '../../render/mount.js';
import { block, config, dependency, FakeRuntime } from '../../state/fixtures.js';

afterEach(() => vi.useRealTimers());

/** A slider whose `release` calls Python, and the values that it was let go at. */
async function slider(): Promise<{ range: HTMLInputElement; released(): unknown[]; unmount(): void }> {
  const client = new Client('s');
  const runtime = new FakeRuntime((packet) => client.receive(packet));
  const root = document.body.appendChild(document.createElement('div'));
  const listener = dependency(1, { targets: [[1, 'release']], inputs: [1], trigger_mode: 'multiple' });
  const props = { value: 5, minimum: 0, maximum: 10, step: 1, label: 'Size' };
  const mounted = mountApp(root, config([block(1, 'slider', props)], [listener]), client, { upload: async () => [] });
  client.open(runtime.send);
  const range = await vi.waitFor(() => {
    const found = root.querySelector<HTMLInputElement>('[type=range]');
    if (!found) throw new Error('not drawn yet');
    return found;
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const released = () => runtime.calls.map(({ inputs }) => inputs[0]);
  return { range, released, unmount: mounted.unmount };
}

const key = (range: HTMLElement, type: 'keydown' | 'keyup', name = 'ArrowRight') =>
  range.dispatchEvent(new KeyboardEvent(type, { key: name, bubbles: true }));

/** One stop to the right, as a browser does it. */
function step(range: HTMLInputElement): void {
  key(range, 'keydown');
  range.value = String(range.valueAsNumber + 1);
  range.dispatchEvent(new Event('input', { bubbles: true }));
}

test('several key presses let go of the knob once, when none follows', async () => {
  const { range, released, unmount } = await slider();
  for (let pressed = 0; pressed < 3; pressed++) {
    step(range);
    key(range, 'keyup');
    vi.advanceTimersByTime(200);
  }
  expect(released()).toEqual([]);
  vi.advanceTimersByTime(400);
  expect(released()).toEqual([8]);
  vi.advanceTimersByTime(2000);
  expect(released()).toEqual([8]);
  unmount();
});

test('a key that is held down holds the knob', async () => {
  const { range, released, unmount } = await slider();
  step(range);
  vi.advanceTimersByTime(2000);
  step(range);
  expect(released()).toEqual([]);
  key(range, 'keyup');
  vi.advanceTimersByTime(400);
  expect(released()).toEqual([7]);
  unmount();
});

test('who leaves the slider lets go of it at once', async () => {
  const { range, released, unmount } = await slider();
  step(range);
  range.dispatchEvent(new FocusEvent('blur'));
  expect(released()).toEqual([6]);
  key(range, 'keyup');
  range.dispatchEvent(new FocusEvent('blur'));
  vi.advanceTimersByTime(2000);
  expect(released()).toEqual([6]);
  unmount();
});

test('other keys do not', async () => {
  const { range, released, unmount } = await slider();
  key(range, 'keydown', 'Tab');
  key(range, 'keyup', 'Tab');
  key(range, 'keyup', 'ArrowRight');
  range.dispatchEvent(new FocusEvent('blur'));
  vi.advanceTimersByTime(2000);
  expect(released()).toEqual([]);
  unmount();
});

test('a pointer lets go when it is lifted', async () => {
  const { range, released, unmount } = await slider();
  range.value = '2';
  range.dispatchEvent(new Event('input', { bubbles: true }));
  range.dispatchEvent(new Event('pointerup', { bubbles: true }));
  expect(released()).toEqual([2]);
  unmount();
});
