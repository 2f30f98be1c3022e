/** A value that the user trims: what it was before stays at hand until something else takes its place. */
import { useState } from 'preact/hooks';
import type { FileData } from '../../protocol/config.js';
import type { Json } from '../../protocol/messages.js';
import type { Node } from '../contract.js';
import { mediaUrl } from './media.js';

export type Edit = {
  /** The value before it was trimmed, if it was. */
  original: FileData | null;
  /** Makes a part of the value the value. */
  trim: (file: File) => Promise<void>;
  /** Takes the original back. */
  reset: () => void;
};

/** @param put makes a file the block's value, and answers whether it became that. */
export function useTrimmed(node: Node, put: (file: File) => Promise<boolean>): Edit {
  const [trimmed, remember] = useState<{ from: FileData; url: string | undefined } | null>(null);
  const value = () => (node.props.peek() as { value?: FileData | null }).value as FileData;
  const original = trimmed && trimmed.url === mediaUrl(value()) ? trimmed.from : null;
  return {
    original,
    trim: async (file) => {
      const from = original ?? value();
      if (await put(file)) remember({ from, url: mediaUrl(value()) });
    },
    reset: () => {
      node.set({ value: original as unknown as Json });
      node.emit('input');
    },
  };
}
