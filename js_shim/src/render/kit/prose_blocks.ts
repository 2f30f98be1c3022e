/**
 * Cuts markdown into pieces that render the same apart as together, so that a growing text re-renders only its end.
 *
 * A cut is a blank line outside of fences, lists, raw HTML and formulas. Where in doubt it does not cut: a longer piece costs
 * time, a wrong cut changes what is shown.
 */
import type { LatexDelimiter } from './latex.js';

/** One piece: its text, and where it begins in the whole. */
export type Piece = { start: number; text: string };

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const LIST_ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)/;
const INDENTED = /^(?: {2,}|\t)/;
const HTML_START = /^ {0,3}<(?:[a-zA-Z][\w-]*|!--)/;
/** `[name]: url` and `[^1]: …` reach across the whole text. */
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:/m;
const VOID_TAGS = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);

/**
 * The pieces of `text`.
 *
 * @param before the pieces of an earlier state of the text; those that are still its beginning are taken over unread.
 */
export function cut(text: string, delimiters: LatexDelimiter[] = [], before: Piece[] = []): Piece[] {
  if (DEFINITION.test(text)) return text === '' ? [] : [{ start: 0, text }];
  const kept = keep(text, before);
  const last = kept.at(-1);
  const start = last ? last.start + last.text.length : 0;
  return [...kept, ...scan(text, start, delimiters)];
}

/** Pieces that are unchanged and end for sure. */
function keep(text: string, before: Piece[]): Piece[] {
  const kept: Piece[] = [];
  // The last piece may go on. While it is one line that is not ended, it may still turn out to belong to the one before.
  const sure = before.at(-1)?.text.includes('\n') ? before.length - 1 : before.length - 2;
  for (const piece of before.slice(0, Math.max(0, sure))) {
    if (!text.startsWith(piece.text, piece.start)) break;
    kept.push(piece);
  }
  // The piece before a change may continue into it.
  return kept.length < sure ? kept.slice(0, -1) : kept;
}

function scan(text: string, from: number, delimiters: LatexDelimiter[]): Piece[] {
  const pieces: Piece[] = [];
  const blocks = delimiters.filter(({ display }) => display);
  let start = from;
  let fence: string | null = null;
  let inList = false;
  let blank = false;
  for (let at = from; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const next = end < 0 ? text.length : end + 1;
    const line = text.slice(at, end < 0 ? text.length : end);
    if (fence === null && blank && line.trim() !== '' && !continues(line, inList)) {
      const piece = text.slice(start, at);
      if (piece.trim() !== '' && !isOpen(piece, blocks)) {
        pieces.push({ start, text: piece });
        start = at;
        inList = false;
      }
    }
    if (fence === null && LIST_ITEM.test(line)) inList = true;
    fence = fenceAfter(line, fence);
    blank = line.trim() === '';
    at = next;
  }
  if (start < text.length) pieces.push({ start, text: text.slice(start) });
  return pieces;
}

/** Whether `line`, after a blank one, still belongs to what stands before it. */
const continues = (line: string, inList: boolean): boolean => INDENTED.test(line) || (inList && LIST_ITEM.test(line));

/** The fence that is open after `line`: its marker, or null. */
function fenceAfter(line: string, open: string | null): string | null {
  const marker = FENCE.exec(inItem(line))?.[1];
  if (!marker) return open;
  if (open === null) return marker;
  const closes = marker[0] === open[0] && marker.length >= open.length && /^[\s`~]*$/.test(line);
  return closes ? null : open;
}

/** A line without the list markers before its content: `- ```py` opens a fence too. */
const inItem = (line: string): string => line.replace(/^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)+/, '').trimStart();

/** Whether a formula or an HTML element goes on after `piece`. */
function isOpen(piece: string, blocks: LatexDelimiter[]): boolean {
  for (const { left, right } of blocks) {
    if (left === right ? count(piece, left) % 2 === 1 : piece.lastIndexOf(left) > piece.lastIndexOf(right)) return true;
  }
  return htmlIsOpen(piece);
}

function htmlIsOpen(piece: string): boolean {
  if (!HTML_START.test(piece) && !/\n {0,3}<[a-zA-Z!]/.test(piece)) return false;
  if (count(piece, '<!--') > count(piece, '-->')) return true;
  let depth = 0;
  for (const [, slash, name, attributes] of piece.matchAll(/<(\/?)([a-zA-Z][\w-]*)([^<>]*)>/g)) {
    if (VOID_TAGS.has((name as string).toLowerCase()) || attributes?.endsWith('/')) continue;
    depth += slash ? -1 : 1;
  }
  return depth > 0;
}

function count(text: string, part: string): number {
  let found = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) found++;
  return found;
}
