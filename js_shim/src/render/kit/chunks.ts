/**
 * A stream as a component holds it: the chunks so far, and whether more are to come.
 *
 * A generator's chunks come as one list that grows. Those of a `.stream()` listener come one per call (`continues`), each as a value of
 * its own, and end when none has come for a while.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Node } from '../contract.js';

/** The value of a component that streams. */
export type Chunks = {
  chunks: Uint8Array[];
  /** It goes on what was there before. */
  continues?: boolean | null;
  mime_type?: string | null;
  orig_name?: string | null;
};

/** `key` changes with each new stream; `produced` says that nothing more comes. */
export type Streaming = { key: number; chunks: Uint8Array[]; produced: boolean };

/** Without another chunk for so long, a stream that continues is over. */
const QUIET_MS = 3000;

export const isStream = (value: unknown): value is Chunks =>
  typeof value === 'object' && value !== null && Array.isArray((value as { chunks?: unknown }).chunks);

export function useChunks(node: Node, value: Chunks): Streaming {
  const held = useRef<{ key: number; chunks: Uint8Array[]; value: Chunks | null; quiet: boolean }>({
    key: 0,
    chunks: [],
    value: null,
    quiet: true,
  });
  const [, redraw] = useState(0);
  const stream = held.current;
  if (stream.value !== value) {
    if (value.continues && !stream.quiet) stream.chunks = [...stream.chunks, ...value.chunks];
    else {
      // Each update is another list; the first chunk tells whether it is still the same stream.
      if (value.continues || value.chunks[0] !== stream.chunks[0]) stream.key++;
      stream.chunks = value.chunks;
    }
    stream.value = value;
    stream.quiet = false;
  }
  useEffect(() => {
    if (!value.continues) return;
    const timer = setTimeout(() => {
      stream.quiet = true;
      redraw((n) => n + 1);
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [value]);
  const { stage } = node.status.value;
  const produced = value.continues ? stream.quiet : stage === 'idle' || stage === 'error';
  return { key: stream.key, chunks: stream.chunks, produced };
}
