// @vitest-environment jsdom
/** The inputs, mounted: which events they fire, in which order, with what. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Client } from '../bridge/client.js';
import type { Call, Json } from '../protocol/messages.js';
import { block, config, dependency, FakeRuntime } from '../state/fixtures.js';
import { type Mounted, mountApp } from './mount.js';

const EVENTS = ['change', 'input', 'select', 'release', 'submit', 'focus', 'blur', 'key_up', 'tick'];

let mounted: Mounted;
let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  mounted.unmount();
  root.remove();
  vi.useRealTimers();
});

/** Mounts one block that everything listens to; returns what was fired since it was last asked. */
async function mount(type: string, props: Record<string, Json>): Promise<() => [string, Json, Json][]> {
  const listeners = EVENTS.map((event, id) =>
    dependency(id, { targets: [[1, event]], inputs: [1], trigger_mode: 'multiple', collects_event_data: true }),
  );
  const client = new Client('s');
  const runtime = new FakeRuntime(
    (packet) => client.receive(packet),
    (request) => (request.type === 'call' ? [{ type: 'done', id: request.id, duration: 0 } as never] : undefined),
  );
  mounted = mountApp(root, config([block(1, type, { interactive: true, ...props })], listeners), client, { upload: async () => [] });
  client.open(runtime.send);
  await vi.waitFor(() => expect(root.querySelector('.lite-loading')).toBeNull());
  let read = 0;
  return () => {
    const calls = (runtime.calls as Call[]).slice(read);
    read += calls.length;
    return calls.map(({ dep, inputs, event }) => [EVENTS[dep] as string, inputs[0] as Json, (event ?? null) as Json]);
  };
}

const $ = <T extends Element = HTMLInputElement>(selector: string) => root.querySelector<T>(selector) as T;
const painted = () => new Promise((resolve) => setTimeout(resolve, 40));
const fire = (target: Element, event: string, init: object = {}) =>
  target.dispatchEvent(
    event.startsWith('key') ? new KeyboardEvent(event, { bubbles: true, ...init }) : new Event(event, { bubbles: true }),
  );

test('Number keeps what is typed until the user is done', async () => {
  const fired = await mount('number', { label: 'N', value: 1, precision: 1 });
  const field = $('input');
  field.value = '1.0';
  fire(field, 'input');
  await painted();
  expect(field.value).toBe('1.0');
  field.value = '1.04';
  fire(field, 'input');
  await painted();
  expect(fired().at(-1)).toEqual(['input', 1.04, null]);
  fire(field, 'keydown', { key: 'Enter' });
  expect(fired().at(-1)).toEqual(['submit', 1, null]);
  expect(field.value).toBe('1');
  field.value = '';
  fire(field, 'input');
  expect(fired()).toEqual([
    ['change', null, null],
    ['input', null, null],
  ]);
});

test('Slider fires input once per frame, and release at the end', async () => {
  const fired = await mount('slider', { label: 'S', value: 0, minimum: 0, maximum: 10, step: 1 });
  const range = $('[aria-label="range slider for S"]');
  for (const value of ['1', '2', '3']) {
    range.value = value;
    fire(range, 'input');
  }
  fire(range, 'pointerup');
  expect(fired().map(([event, value]) => [event, value])).toEqual([
    ['change', 3],
    ['input', 3],
    ['release', 3],
  ]);
  await painted();
  expect($('[aria-label="number input for S"]').value).toBe('3');
  $('[data-testid="reset-button"]').click();
  expect(fired().at(-1)).toEqual(['release', 0, 0]);
});

test('Checkbox, CheckboxGroup and Radio say what was chosen', async () => {
  let fired = await mount('checkbox', { label: 'C', value: false });
  $('[data-testid="checkbox"]').click();
  expect(fired()).toContainEqual(['select', true, { index: 0, value: 'C', selected: true }]);
  mounted.unmount();
  fired = await mount('checkboxgroup', {
    choices: [
      ['One', 1],
      ['Two', 2],
    ],
    value: [2],
  });
  $('[name="1"]').click();
  expect(fired()).toContainEqual(['select', [2, 1], { index: 0, value: 1, selected: true }]);
  mounted.unmount();
  fired = await mount('radio', {
    choices: [
      ['One', 1],
      ['Two', 2],
    ],
    value: 1,
  });
  $('[data-testid="Two-radio-label"] input').click();
  expect(fired().map(([event]) => event)).toEqual(['change', 'select', 'input']);
});

test('a Dropdown opens, filters and chooses by keyboard', async () => {
  const fired = await mount('dropdown', {
    label: 'D',
    choices: [
      ['One', 1],
      ['Two', 2],
    ],
    value: 1,
  });
  const field = $('[role="combobox"]');
  field.focus();
  expect(fired().map(([event]) => event)).toEqual(['focus']);
  field.value = 'tw';
  fire(field, 'input');
  await painted();
  expect([...root.querySelectorAll('[role="option"]')].map((option) => option.textContent)).toEqual(['Two']);
  fire(field, 'keydown', { key: 'Enter' });
  fire(field, 'keyup', { key: 'Enter' });
  await painted();
  expect(fired().map(([event]) => event)).toEqual(['change', 'select', 'input', 'key_up']);
  expect(field.value).toBe('Two');
  expect(root.querySelector('[role="option"]')).toBeNull();
});

test('what is not interactive can not be changed', async () => {
  for (const type of ['number', 'slider', 'checkbox', 'radio', 'dropdown']) {
    await mount(type, { interactive: false, choices: [['One', 1]], value: 1 });
    expect(
      [...root.querySelectorAll('input')].every((input) => input.disabled),
      type,
    ).toBe(true);
    mounted.unmount();
  }
});

test('a Timer ticks while it is active', async () => {
  const fired = await mount('timer', { value: 0.01, active: true });
  await vi.waitFor(() => expect(fired().filter(([event]) => event === 'tick').length).toBeGreaterThan(0));
  mounted.unmount();
  const silent = await mount('timer', { value: 0.01, active: false });
  await painted();
  expect(silent()).toEqual([]);
});

test('values that are missing leave a note, not an error', async () => {
  for (const type of ['label', 'json', 'highlightedtext']) {
    await mount(type, { value: null });
    expect(root.querySelector('[role="note"][aria-label="Empty value"]'), type).toBeTruthy();
    mounted.unmount();
  }
});
