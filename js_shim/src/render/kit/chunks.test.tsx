import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { IDLE } from '../../state/status.js';
import type { Node } from '../contract.js';
import { type Chunks, type Streaming, useChunks } from './chunks.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const bytes = (n: number) => Uint8Array.of(n);

/** Shows values one after the other, and what the stream is then: its key, its chunks' first bytes, whether it is over. */
function stage() {
  const status = signal<{ stage: string }>(IDLE);
  const root = document.createElement('div');
  let now: Streaming | undefined;
  const View = ({ value }: { value: Chunks }) => {
    now = useChunks({ status } as unknown as Node, value);
    return null;
  };
  const show = (value: Chunks) => act(() => render(<View value={value} />, root));
  return { status, show, state: () => [now!.key, now!.chunks.map((chunk) => chunk[0]), now!.produced] };
}

it('takes a list that grows for one stream, and a list that begins otherwise for another', () => {
  const { status, show, state } = stage();
  const [a, b, c] = [bytes(1), bytes(2), bytes(3)];
  act(() => {
    status.value = { stage: 'streaming' };
  });
  show({ chunks: [a] });
  expect(state()).toEqual([1, [1], false]);
  show({ chunks: [a, b] });
  expect(state()).toEqual([1, [1, 2], false]);
  act(() => {
    status.value = IDLE;
  });
  show({ chunks: [a, b] });
  expect(state()).toEqual([1, [1, 2], true]);
  show({ chunks: [c] });
  expect(state().slice(0, 2)).toEqual([2, [3]]);
});

it('puts values that continue behind each other until none has come for a while', () => {
  const { show, state } = stage();
  show({ chunks: [bytes(1)], continues: true });
  show({ chunks: [bytes(2)], continues: true });
  expect(state()).toEqual([1, [1, 2], false]);
  act(() => void vi.advanceTimersByTime(3000));
  expect(state()).toEqual([1, [1, 2], true]);
  show({ chunks: [bytes(3)], continues: true });
  expect(state()).toEqual([2, [3], false]);
});
