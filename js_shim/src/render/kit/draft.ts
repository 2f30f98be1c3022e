/**
 * Number boxes: what the user is typing, kept apart from the number it stands for.
 *
 * The two differ while typing: "1." and "1.0" are 1, "-" is nothing yet. Writing the number back into the box at every key
 * would make "1.05" impossible to type.
 */
import { useRef } from 'preact/hooks';

type Draft = { text: string; value: number | null };

/** The text for a number box: the draft, as long as it stands for `value`. */
export function useDraft(value: number | null): { text: string; keep(text: string, value: number | null): void; drop(): void } {
  const draft = useRef<Draft | null>(null);
  if (draft.current && draft.current.value !== value) draft.current = null;
  return {
    text: draft.current ? draft.current.text : value === null ? '' : String(value),
    keep(text, kept) {
      draft.current = { text, value: kept };
    },
    drop() {
      draft.current = null;
    },
  };
}

/** `value` with at most `precision` decimals; null leaves it as it is. */
export function rounded(value: number, precision: number | null | undefined): number {
  return precision == null ? value : Number(value.toFixed(Math.min(Math.max(precision, 0), 100)));
}

/** Decimals of a number as it is written: 2 of 0.25, 3 of 1e-3. */
export function decimals(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(exponent));
}
