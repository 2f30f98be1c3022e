/** How formulas are found in markdown: a marked extension for the delimiters that an author gives. */
import type { TokenizerAndRendererExtension } from 'marked';

/** As in Python's `latex_delimiters`. */
export type LatexDelimiter = { left: string; right: string; display: boolean };
/** A formula found in the text; `html` is filled in before rendering. */
export type LatexToken = { type: 'latex'; raw: string; text: string; display: boolean; html?: string | undefined };

/** Finds a formula at the start of `src`. Exported for tests. */
export function matchLatex(src: string, delimiters: LatexDelimiter[]): LatexToken | undefined {
  for (const { left, right, display } of delimiters) {
    if (!src.startsWith(left)) continue;
    const end = closing(src, right, left.length);
    if (end < 0) continue;
    const text = src.slice(left.length, end);
    if (text.trim() === '' || (left === '$' && !isInlineDollar(text, src[end + 1]))) continue;
    // `\begin{align}` as a delimiter is part of the formula, unlike `$$`.
    const whole = left.startsWith('\\begin') ? src.slice(0, end + right.length) : text;
    return { type: 'latex', raw: src.slice(0, end + right.length), text: whole, display };
  }
  return undefined;
}

/** Index of the unescaped `right`, or -1. */
function closing(src: string, right: string, from: number): number {
  for (let at = src.indexOf(right, from); at >= 0; at = src.indexOf(right, at + 1)) {
    if (right.startsWith('\\') || src[at - 1] !== '\\') return at;
  }
  return -1;
}

/** Single dollars are also money: a formula has no blank at its ends, no empty line, and no digit after it. */
function isInlineDollar(text: string, after: string | undefined): boolean {
  return !/^\s|\s$|\n\s*\n/.test(text) && !/\d/.test(after ?? '');
}

/** Marked extensions that turn formulas into `latex` tokens. */
export function latexExtensions(given: LatexDelimiter[]): TokenizerAndRendererExtension[] {
  const delimiters = given.filter(({ left, right }) => left && right).sort((a, b) => b.left.length - a.left.length);
  if (delimiters.length === 0) return [];
  const blocks = delimiters.filter(({ display }) => display);
  const renderer = (token: { html?: string }) => token.html ?? '';
  return [
    {
      name: 'latexBlock',
      level: 'block',
      start: (src) => firstLineStart(src, blocks),
      tokenizer(src) {
        const token = matchLatex(src, blocks);
        // Text after the formula makes it part of a paragraph.
        return token && /^[^\S\n]*(\n|$)/.test(src.slice(token.raw.length)) ? token : undefined;
      },
    },
    {
      name: 'latex',
      level: 'inline',
      start: (src) => first(src, delimiters),
      tokenizer: (src) => matchLatex(src, delimiters),
      renderer: renderer as never,
    },
  ];
}

function first(src: string, delimiters: LatexDelimiter[]): number | undefined {
  const found = delimiters.map(({ left }) => src.indexOf(left)).filter((at) => at >= 0);
  return found.length ? Math.min(...found) : undefined;
}

function firstLineStart(src: string, delimiters: LatexDelimiter[]): number | undefined {
  const found = delimiters.map(({ left }) => src.indexOf(`\n${left}`)).filter((at) => at >= 0);
  return found.length ? Math.min(...found) + 1 : undefined;
}
