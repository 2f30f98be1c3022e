import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { equal } from './equal.js';
import { block, config, dependency } from './fixtures.js';
import { Graph } from './graph.js';
import { interactiveByRule } from './interactive.js';
import { asPatch, perSlot } from './script.js';
import { IDLE, type Status } from './status.js';
import { Statuses, UNSEEN_MS } from './statuses.js';
import { Store } from './store.js';

test('equal compares data, not identity', () => {
  expect(equal({ a: [1, { b: 'x' }] }, { a: [1, { b: 'x' }] })).toBe(true);
  expect(equal([1, 2], { 0: 1, 1: 2 })).toBe(false);
  expect(equal({ a: null }, { b: null })).toBe(false);
  expect(equal(new Uint8Array([1]), new Uint8Array([1]))).toBe(true);
  expect(equal(undefined, null)).toBe(true);
  expect(equal(Number.NaN, Number.NaN)).toBe(true);
  expect(equal('1', 1)).toBe(false);
});

test("interactive follows Gradio's rule", () => {
  const components = [
    block(1, 'textbox'),
    block(2, 'textbox'),
    block(3, 'textbox'),
    block(4, 'slider', { value: 4 }),
    block(5, 'button', { value: 'Run' }),
  ];
  const rule = interactiveByRule({ components, dependencies: [dependency(0, { inputs: [1], outputs: [1, 2] })] });
  expect([...rule]).toEqual([1, 3, 5]);
});

test('what the author says about interactive wins, and null falls back to the rule', () => {
  const store = new Store(config([block(1, 'textbox', { interactive: false }), block(2, 'textbox')]));
  const interactive = (uid: number) => store.blocks.get(uid)?.props.value['interactive'];
  expect([interactive(1), interactive(2)]).toEqual([false, true]);
  store.patch(1, { interactive: null });
  expect(interactive(1)).toBe(true);
});

test('an empty text box sends an empty text, other blocks without a value send null', () => {
  const store = new Store(
    config([block(1, 'textbox', { value: null }), block(2, 'textbox'), block(3, 'number'), block(4, 'state', { value: 1 })]),
  );
  expect([1, 2, 3, 4].map((uid) => store.payload(uid))).toEqual(['', '', null, null]);
});

test('then runs after both ends, success and failure after one', () => {
  const graph = new Graph([
    dependency(0, { targets: [[1, 'click']] }),
    dependency(1, { trigger_after: 0 }),
    dependency(2, { trigger_after: 0, trigger_only_on_success: true }),
    dependency(3, { trigger_after: 0, trigger_only_on_failure: true }),
  ]);
  expect(graph.after(0, true).map(({ id }) => id)).toEqual([1, 2]);
  expect(graph.after(0, false).map(({ id }) => id)).toEqual([1, 3]);
  expect(graph.listeners(1, 'click')).toHaveLength(1);
  expect(graph.listeners(1, 'change')).toHaveLength(0);
});

test('results of js functions are spread over slots', () => {
  expect(perSlot('a', 1)).toEqual(['a']);
  expect(perSlot(['a'], 1)).toEqual(['a']);
  expect(perSlot(['a', 'b'], 1)).toEqual([['a', 'b']]);
  expect(perSlot(['a', 'b', 'c'], 2)).toEqual(['a', 'b']);
  expect(perSlot(undefined, 2)).toEqual([]);
  expect(() => perSlot('a', 2)).toThrow(/list of 2/);
  expect(asPatch({ __type__: 'update', visible: false })).toEqual({ visible: false });
  expect(asPatch({ a: 1 })).toEqual({ value: { a: 1 } });
});

test('a block shows its newest run once it was awaited for a moment, and the one before when that ends', () => {
  vi.useFakeTimers();
  const status = signal<Status>(IDLE);
  const statuses = new Statuses(() => status);
  const pending = (since: number): Status => ({ ...IDLE, stage: 'pending', show: 'full', since });
  const [a, b, quick] = [{}, {}, {}];
  statuses.begin(a, [1], pending(1));
  statuses.begin(b, [1], pending(2));
  expect(status.value).toBe(IDLE);
  vi.advanceTimersByTime(UNSEEN_MS);
  statuses.begin(quick, [1], pending(3));
  expect(status.value.since).toBe(2);
  statuses.end(b, [1]);
  expect(status.value.since).toBe(1);
  statuses.end(a, [1]);
  expect(status.value).toBe(IDLE);
  statuses.end(quick, [1]);
  vi.advanceTimersByTime(UNSEEN_MS);
  expect(status.value).toBe(IDLE);
  vi.useRealTimers();
});

test('a new run clears the error before it, at once', () => {
  const status = signal<Status>(IDLE);
  const statuses = new Statuses(() => status);
  statuses.fail(1, 'no');
  statuses.begin({}, [1], { ...IDLE, stage: 'pending' });
  expect(status.value.stage).toBe('idle');
});

test('an error is taken back when its value is judged again', () => {
  const status = signal<Status>(IDLE);
  const statuses = new Statuses(() => status);
  statuses.fail(1, 'too big');
  statuses.forgive([1]);
  expect(status.value).toBe(IDLE);
});
