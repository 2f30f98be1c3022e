/** The custom Buttons in a component's corner, for components that have no toolbar of their own. */
import type { VNode } from 'preact';
import type { Json } from '../../protocol/messages.js';
import type { Node } from '../contract.js';
import { Toolbar, ToolbarButtons } from './buttons.js';

/** Draws nothing when there are none. */
export function CornerButtons({ node, buttons }: { node: Node; buttons: Json | undefined }): VNode | null {
  if (!Array.isArray(buttons) || !buttons.some((button) => typeof button !== 'string')) return null;
  return (
    <Toolbar>
      <ToolbarButtons node={node} buttons={buttons} />
    </Toolbar>
  );
}
