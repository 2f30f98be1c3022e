/** The outer element of every block: card, place in its row, author's id and classes, visibility, status. */
import type { ComponentChildren, CSSProperties, VNode } from 'preact';
import type { Json } from '../../protocol/messages.js';
import type { Node } from '../contract.js';
import { useShape } from './shape.js';
import { StatusOverlay } from './status.js';

/** A CSS length from a prop: numbers are pixels, strings are CSS, anything else is undefined. */
export function px(size: unknown): string | undefined {
  if (typeof size === 'number') return `${size}px`;
  return typeof size === 'string' && size !== '' ? size : undefined;
}

/** Base of a block's DOM ids, unique in the page. */
export const controlId = (node: Node): string => `${node.app.prefix}-${node.uid}`;

type Common = {
  elem_id?: string | null;
  elem_classes?: string[] | string | null;
  visible?: boolean | 'hidden';
  scale?: number | null;
  min_width?: number | null;
  height?: number | string | null;
  min_height?: number | string | null;
  max_height?: number | string | null;
};

/** Author's classes as one string. */
export function authorClasses(classes: string[] | string | null | undefined): string {
  return Array.isArray(classes) ? classes.join(' ') : (classes ?? '');
}

/** Style of a block's place: `scale`, `min_width`, and the heights if asked for. For outer elements that are no `Block`. */
export function blockStyle(props: object, heights = false): CSSProperties {
  const { scale, min_width, height, min_height, max_height } = props as Common;
  const style: CSSProperties = {};
  if (typeof scale === 'number') style.flexGrow = scale;
  if (typeof min_width === 'number') style.minWidth = `min(${min_width}px, 100%)`;
  if (heights) {
    const tall = px(height);
    if (tall) style.height = tall;
    const min = px(min_height);
    if (min) style.minHeight = min;
    const max = px(max_height);
    if (max) style.maxHeight = max;
    if (tall || max) style.overflow = 'auto';
  }
  return style;
}

/** `id`, `class`, `hidden` of an outer element, from the props that all blocks share. */
export function outer(props: object, className: string): { id: string | undefined; class: string; hidden: boolean } {
  const { elem_id, elem_classes, visible } = props as Common;
  const author = authorClasses(elem_classes);
  return { id: elem_id || undefined, class: author ? `${className} ${author}` : className, hidden: visible === 'hidden' };
}

export type BlockProps = {
  node: Node;
  children: ComponentChildren;
  /** False draws no card: no border, background or padding. */
  container?: boolean;
  /** False keeps the card but not its padding: media, tables, chats. */
  padding?: boolean;
  /** Further classes of the component, e.g. `slider`. */
  class?: string;
  /** Further styles, e.g. a height. */
  style?: CSSProperties;
  /** The overlay of calls that write here; false for components that show it in their own way. */
  status?: boolean;
  /** `dir` of the content. */
  rtl?: boolean;
  /** Role and name of a block that is a group of controls. */
  role?: 'group' | 'region';
  labelledBy?: string;
  /** Drag and drop, clicks on the whole block, … */
  events?: Record<string, (event: any) => void>;
};

/** The outer element of a component (class `block`). See the head of `kit/index.ts` for what it does. */
export function Block({
  node,
  children,
  container = true,
  padding = true,
  class: className = '',
  style,
  status = true,
  rtl,
  role,
  labelledBy,
  events,
}: BlockProps): VNode {
  const props = useShape<Record<string, Json>>(node);
  const classes = `block${container ? '' : ' lite-bare'}${padding && container ? ' lite-padded' : ''}${className && ` ${className}`}`;
  return (
    <div
      {...outer(props, classes)}
      {...events}
      data-block={controlId(node)}
      style={{ ...blockStyle(props), ...style }}
      dir={rtl ? 'rtl' : undefined}
      {...(role && { role, 'aria-labelledby': labelledBy })}
    >
      {children}
      {status && <StatusOverlay node={node} />}
    </div>
  );
}
