import { beforeEach, expect, test, vi } from 'vitest';
import type { Failure } from '../protocol/host.js';
import { append, type ConsoleEntry } from './entries.js';
import { failureText } from './failure.js';
import { Panels } from './panels.js';
import { byteText, percent } from './progress.js';

const FAILURE: Failure = {
  stage: 'app',
  title: 'It stopped',
  message: 'division by zero',
  file: 'app.py',
  line: 3,
  source: '1 / 0',
  hint: 'Divide by one.',
  traceback: 'Traceback …',
};

let top: HTMLElement;
let bottom: HTMLElement;
beforeEach(() => {
  top = document.createElement('div');
  bottom = document.createElement('div');
});

const panels = (retry = () => {}, style = (_css: string) => {}) => new Panels(top, bottom, { initialHeight: '300px', retry, style });

test('the bar moves by bytes, then by steps, and never back', () => {
  const at = (step: 'download' | 'python' | 'packages' | 'app', loaded: number | null, total: number | null) =>
    percent({ type: 'boot_progress', step, label: '', loaded, total });
  const values = [
    at('download', null, null),
    at('download', 5, 10),
    at('download', 20, 10),
    at('python', null, null),
    at('packages', null, null),
    at('app', null, null),
  ];
  expect(values).toEqual([...values].sort((a, b) => a - b));
  expect(Math.max(...values)).toBeLessThan(100);
  expect(byteText({ loaded: 3_100_000, total: 12_100_000 })).toBe('3.1 of 12.1 MB');
  expect(byteText({ loaded: 5, total: null })).toBe('');
});

test('progress is a progressbar with words', () => {
  panels().showProgress({ type: 'boot_progress', step: 'download', label: 'Downloading Python', loaded: 6e6, total: 12e6 });
  const bar = top.querySelector('[role=progressbar]')!;
  expect(bar.getAttribute('aria-valuenow')).toBe('35');
  expect(bar.getAttribute('aria-valuetext')).toBe('Downloading Python, 6.0 of 12.0 MB');
  expect(top.querySelector('[role=status]')!.textContent).toBe('Downloading Python');
});

test('a failure says what, where and what to do, and can be retried', async () => {
  const retry = vi.fn();
  const style = vi.fn();
  panels(retry, style).showFailure(FAILURE);
  await vi.waitFor(() => expect(top.querySelector('.lite-failure')).toBeTruthy());
  expect(style).toHaveBeenCalledOnce();
  for (const part of ['It stopped', 'division by zero', 'app.py:3', '1 / 0', 'Divide by one.', 'Traceback …'])
    expect(top.textContent).toContain(part);
  (top.querySelector('button') as HTMLButtonElement).click();
  expect(retry).toHaveBeenCalledOnce();
  expect(failureText(FAILURE).split('\n')).toEqual([
    'It stopped',
    'division by zero',
    'app.py:3',
    '1 / 0',
    'Divide by one.',
    'Traceback …',
  ]);
});

test('a failure whose panel does not arrive is told in plain words, until it does', async () => {
  vi.useFakeTimers();
  const retry = vi.fn();
  const shown = panels(retry);
  shown.showProgress(null);
  shown.showFailure({ ...FAILURE, title: 'No network' });
  expect(top.querySelector('[role=progressbar]')).toBeTruthy();
  vi.advanceTimersByTime(2000); // the import is a promise: no timer brings it
  for (const part of ['No network', 'division by zero', 'Divide by one.']) expect(top.textContent).toContain(part);
  (top.querySelector('button') as HTMLButtonElement).click();
  expect(retry).toHaveBeenCalledOnce();
  vi.useRealTimers();
  await vi.waitFor(() => expect(top.querySelector('.lite-failure')).toBeTruthy());
  expect(top.querySelectorAll('[role=alert]')).toHaveLength(1);
});

test('a failure that is over by the time its panel arrives is not shown', async () => {
  const shown = panels();
  shown.showFailure(FAILURE);
  shown.showApp();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(top.textContent).toBe('');
});

test('the console shows once there is something on stderr, with what was printed before', async () => {
  vi.useFakeTimers();
  const shown = panels();
  shown.print('stdout', 'hello\n');
  vi.runAllTimers();
  expect(bottom.textContent).toBe('');
  shown.print('stderr', 'oh no\n');
  vi.runAllTimers();
  vi.useRealTimers();
  await vi.waitFor(() => expect(bottom.querySelector('[role=log]')).toBeTruthy());
  expect(bottom.querySelector('[role=log]')!.textContent).toBe('hello\noh no\n');
});

test('the console forgets what is old', () => {
  let entries: ConsoleEntry[] = [];
  for (let n = 0; n < 600; n++) entries = append(entries, { stream: 'stdout', text: `${n}` });
  expect([entries.length, entries[0]!.text]).toEqual([500, '100']);
});
