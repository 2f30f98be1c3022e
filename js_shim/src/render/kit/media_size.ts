/** Sizes that authors give to media. */
import type { CSSProperties } from 'preact';
import { px } from './block.js';

/** Style of a medium's block: `height` as given, `width` as far as there is room. */
export function mediaSize({ height, width }: { height?: number | string | null; width?: number | string | null }): CSSProperties {
  const style: CSSProperties = {};
  const tall = px(height);
  const wide = px(width);
  if (tall) style.height = tall;
  if (wide) style.width = `min(${wide}, 100%)`;
  return style;
}
