/** The value of HighlightedText, and what marking, renaming and unmarking do to it. No DOM. */

/** A category, a score from -1 to 1, or nothing. */
export type Mark = string | number | null;
/** A stretch of text as it crosses the wire. */
export type Span = { token: string; class_or_confidence?: Mark };

/** The mark of a span; an empty category is none. */
export const markOf = ({ class_or_confidence: mark }: Span): Mark => (mark === '' || mark === undefined ? null : mark);

/** Whether the marks are scores. */
export const isScored = (spans: readonly Span[]): boolean => spans.some((span) => typeof markOf(span) === 'number');

/** The categories, in order of appearance. */
export function categories(spans: readonly Span[]): string[] {
  const found = new Set<string>();
  for (const span of spans) {
    const mark = markOf(span);
    if (typeof mark === 'string') found.add(mark);
  }
  return [...found];
}

/** Marks the characters `from` up to `to` of the span at `index`; what is left of it stays unmarked. */
export function marked(spans: readonly Span[], index: number, from: number, to: number, mark: Mark): Span[] {
  const span = spans[index];
  if (!span || from >= to) return [...spans];
  const parts: Span[] = [
    { token: span.token.slice(0, from), class_or_confidence: null },
    { token: span.token.slice(from, to), class_or_confidence: mark },
    { token: span.token.slice(to), class_or_confidence: null },
  ];
  return [...spans.slice(0, index), ...parts.filter(({ token }) => token !== ''), ...spans.slice(index + 1)];
}

/** Gives the span at `index` another mark. */
export function renamed(spans: readonly Span[], index: number, mark: Mark): Span[] {
  return spans.map((span, at) => (at === index ? { token: span.token, class_or_confidence: mark } : span));
}

/** Takes the mark off the span at `index`, which becomes one with its unmarked neighbours. */
export function unmarked(spans: readonly Span[], index: number): Span[] {
  const merged: Span[] = [];
  for (const [at, span] of spans.entries()) {
    const last = merged.at(-1);
    const joins = at === index || at === index + 1;
    const mark = at === index ? null : markOf(span);
    if (joins && last && mark === null && markOf(last) === null) {
      merged[merged.length - 1] = { token: last.token + span.token, class_or_confidence: null };
    } else merged.push({ token: span.token, class_or_confidence: mark });
  }
  return merged;
}

/** `[from, to]` without the blanks at its ends; undefined if nothing else is in it. */
export function trimmed(text: string, from: number, to: number): [number, number] | undefined {
  const part = text.slice(from, to);
  const start = from + part.length - part.trimStart().length;
  const end = to - (part.length - part.trimEnd().length);
  return start < end ? [start, end] : undefined;
}

/** The words of a text, as `[from, to]`. */
export function words(text: string): [number, number][] {
  return [...text.matchAll(/\S+/g)].map((match) => [match.index, match.index + match[0].length]);
}
