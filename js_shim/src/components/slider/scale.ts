/** The arithmetic of a slider's scale. */
import { decimals, rounded } from '../../render/kit/draft.js';

/** Bounds, the distance of two stops, and how many decimals a value may have (null: as many as its stops). */
export type Scale = { minimum: number; maximum: number; step: number; precision: number | null };

/** `value` as the scale allows it: within the bounds, and without the noise of binary fractions (0.30000000000000004). */
export function settled(value: number, { minimum, maximum, step, precision }: Scale): number {
  const inside = Math.min(Math.max(value, minimum), maximum);
  const noise = Math.max(decimals(step), decimals(minimum), decimals(maximum), decimals(value) > 12 ? 0 : decimals(value));
  return rounded(inside, precision ?? noise);
}

/** Where `value` stands between the bounds, 0 to 1. */
export function fraction(value: number, { minimum, maximum }: Scale): number {
  return maximum > minimum ? Math.min(Math.max((value - minimum) / (maximum - minimum), 0), 1) : 0;
}
