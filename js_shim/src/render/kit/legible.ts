/** The least width of what can't be read at that of a field. */
import type { CSSProperties } from 'preact';

/** Python's default, which is meant for fields: two charts of that width stand side by side on a phone. */
const DEFAULT_PX = 160;
const CHART_PX = 240;

/** Style of a chart's block, unless the author said how narrow it may be. */
export const legible = ({ min_width }: { min_width?: unknown }): CSSProperties =>
  min_width === undefined || min_width === DEFAULT_PX ? { minWidth: `min(${CHART_PX}px, 100%)` } : {};
