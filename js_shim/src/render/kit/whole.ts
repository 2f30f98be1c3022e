/** A stream that has ended, as one file. */
import { useEffect, useMemo } from 'preact/hooks';
import type { Chunks } from './chunks.js';
import { urlOf } from './sound.js';
import { joined } from './wav.js';

export type Whole = { url: string; name: string; type: string };

/** All chunks as one file, once they are `produced`; null before. @param other its type and name, where the stream says neither. */
export function useWhole(chunks: Uint8Array[], value: Chunks, produced: boolean, other: { type: string; name: string }): Whole | null {
  const made = useMemo(() => {
    if (!produced || chunks.length === 0) return null;
    const type = value.mime_type || other.type;
    return { url: urlOf(new Blob([joined(chunks)], { type })), name: value.orig_name || other.name, type };
  }, [produced, chunks.length]);
  useEffect(() => () => void (made && URL.revokeObjectURL(made.url)), [made]);
  return made;
}
