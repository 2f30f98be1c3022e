/** What the reader and the editor of HighlightedText share. */
import type { CSSProperties } from 'preact';
import type { Json } from '../../protocol/messages.js';
import type { Node } from '../../render/contract.js';
import type { Span } from './spans.js';

export type Props = {
  value?: Span[] | null;
  color_map?: Record<string, string> | null;
  show_legend?: boolean;
  show_inline_category?: boolean;
  show_whitespaces?: boolean;
  label?: string | null;
  show_label?: boolean | null;
  container?: boolean;
  interactive?: boolean;
  rtl?: boolean;
  buttons?: Json;
};

/** What both are given to draw. */
export type ViewProps = { node: Node; spans: readonly Span[]; colors: Map<string, string>; scored: boolean; inline: boolean };

/** `--highlightedtext-color`, from which the style sheet makes tints and names. */
export const fill = (color: string | undefined): CSSProperties => ({ '--highlightedtext-color': color ?? 'gray' }) as CSSProperties;
