/** What the buttons that take or give files look like: the Button's classes, an icon, words. */
import type { VNode } from 'preact';
import type { FileData } from '../../protocol/config.js';
import type { Node } from '../contract.js';
import { blockStyle, outer } from './block.js';
import { mediaUrl } from './media.js';

export type FileButtonProps = {
  label?: string | null;
  variant?: string | null;
  size?: string | null;
  icon?: FileData | string | null;
  interactive?: boolean;
};

/** Class, id, place and visibility of the button's element. */
export function buttonAttributes(node: Node): ReturnType<typeof outer> & { style: ReturnType<typeof blockStyle> } {
  const props = node.props.value as FileButtonProps;
  return { ...outer(props, `lite-button ${props.variant ?? 'secondary'} ${props.size ?? 'lg'}`), style: blockStyle(props) };
}

/** The author's icon, and the label. */
export function ButtonWords({ icon, label }: FileButtonProps): VNode {
  const url = mediaUrl(icon ?? null);
  return (
    <>
      {url && <img class="lite-button-icon" src={url} alt="" />}
      {label}
    </>
  );
}
