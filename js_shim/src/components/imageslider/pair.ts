/** The two pictures of a payload, and the line's place. */
import type { FileData } from '../../protocol/config.js';
import type { Json } from '../../protocol/messages.js';

export type Pair = [FileData | null, FileData | null];

/** Both pictures; anything that is no pair is two empty places. */
export function pairOf(value: Json | undefined): Pair {
  if (!Array.isArray(value)) return [null, null];
  return [(value[0] ?? null) as FileData | null, (value[1] ?? null) as FileData | null];
}

/** A percentage; half where there is none. */
export const clamped = (position: unknown): number =>
  typeof position === 'number' && Number.isFinite(position) ? Math.min(100, Math.max(0, position)) : 50;
