/**
 * Colours of categories and scores, as CSS.
 *
 * A colour is used in two ways: as a light tint under text in the theme's own colour, which stays readable on it in both
 * modes, and full under the category's name, which the style sheet makes black or white.
 */

const PALETTE = [
  '#6366f1',
  '#f59e0b',
  '#10b981',
  '#ec4899',
  '#0ea5e9',
  '#84cc16',
  '#f97316',
  '#a855f7',
  '#14b8a6',
  '#ef4444',
  '#eab308',
  '#64748b',
];

/** The colour of each category: the author's, else one of the palette, in order of appearance. */
export function colorsOf(categories: readonly string[], given: Record<string, string> | null | undefined): Map<string, string> {
  let next = 0;
  const named = Object.entries(given ?? {});
  const colors = new Map(named);
  for (const category of categories) {
    if (!colors.has(category)) colors.set(category, PALETTE[next++ % PALETTE.length] as string);
  }
  return colors;
}

const NEGATIVE = '#ef4444';
const POSITIVE = '#8b5cf6';
/** Tint of a score of ±1, in percent: strong, and text is still readable on it. */
const STRONGEST = 55;

/** The tint under a text of this score. */
export function scoreFill(score: number): string {
  const share = Math.min(Math.abs(score), 1) * STRONGEST;
  return `color-mix(in srgb, ${score < 0 ? NEGATIVE : POSITIVE} ${share.toFixed(1)}%, var(--background-fill-primary))`;
}

/** The scale of all tints, from -1 to 1. */
export const SCORE_SCALE = `linear-gradient(to right, ${scoreFill(-1)}, ${scoreFill(0)}, ${scoreFill(1)})`;
