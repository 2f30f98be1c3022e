/**
 * Thoughts inside of text: what stands between an author's tags. Python splits finished messages; this splits what is still
 * being streamed, where the closing tag may not be there yet.
 */

/** A stretch of text, said or thought. `open` is a thought whose end has not come. */
export type Stretch = { kind: 'text' | 'thought'; text: string; open: boolean };

/** `text` cut at pairs of tags. Blank stretches are left out. */
export function stretches(text: string, tags: [string, string][] | null | undefined): Stretch[] {
  const pairs = (tags ?? []).filter(([left, right]) => left && right);
  const found: Stretch[] = [];
  const add = (stretch: Stretch) => stretch.text.trim() !== '' && found.push(stretch);
  let at = 0;
  while (at < text.length) {
    const next = firstOf(text, at, pairs);
    if (!next) break;
    add({ kind: 'text', text: text.slice(at, next.start), open: false });
    const from = next.start + next.left.length;
    const end = text.indexOf(next.right, from);
    add({ kind: 'thought', text: text.slice(from, end < 0 ? undefined : end).trim(), open: end < 0 });
    at = end < 0 ? text.length : end + next.right.length;
  }
  add({ kind: 'text', text: text.slice(at), open: false });
  return found;
}

function firstOf(text: string, from: number, pairs: [string, string][]): { start: number; left: string; right: string } | null {
  let best: { start: number; left: string; right: string } | null = null;
  for (const [left, right] of pairs) {
    const start = text.indexOf(left, from);
    if (start >= 0 && (best === null || start < best.start)) best = { start, left, right };
  }
  return best;
}
