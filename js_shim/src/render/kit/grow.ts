/** The height of a text area that follows its text: by CSS `field-sizing` where the browser has it, else by measuring. */
import type { CSSProperties } from 'preact';

/** Whether CSS does it. */
export const GROWS_BY_ITSELF = typeof CSS !== 'undefined' && CSS.supports?.('field-sizing', 'content') === true;

/** Bounds for the style sheet. */
export function lineVariables(lines: number, maxLines: number): CSSProperties {
  return { '--textbox-lines': lines, '--textbox-max-lines': maxLines } as CSSProperties;
}

/** Sets the height in pixels, between `lines` and `maxLines` lines. For browsers without `field-sizing`. */
export function fit(area: HTMLTextAreaElement, lines: number, maxLines: number): void {
  const style = getComputedStyle(area);
  const line = Number.parseFloat(style.lineHeight) || 20;
  const frame = area.offsetHeight - area.clientHeight;
  const padding = Number.parseFloat(style.paddingTop) + Number.parseFloat(style.paddingBottom) || 0;
  area.style.height = 'auto';
  const wanted = Math.min(Math.max(area.scrollHeight, lines * line + padding), maxLines * line + padding);
  area.style.height = `${wanted + frame}px`;
}

const following = new WeakSet<HTMLTextAreaElement>();

/**
 * Shows the last line with the next painting. Not sooner: asking for `scrollHeight` right after a change makes the browser
 * lay the page out at once, and again for the painting.
 */
export function followEnd(area: HTMLTextAreaElement): void {
  if (following.has(area)) return;
  following.add(area);
  requestAnimationFrame(() => {
    following.delete(area);
    area.scrollTop = area.scrollHeight;
  });
}
