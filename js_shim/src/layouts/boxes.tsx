/** The layouts that only place their children and that nearly every page has: Row, Column and Form. */
import type { ComponentChildren, VNode } from 'preact';
import type { BlockView, Node } from '../render/contract.js';
import { blockStyle, outer } from '../render/kit/block.js';
import { StatusOverlay } from '../render/kit/status.js';

type BoxProps = {
  variant?: 'default' | 'panel' | 'compact';
  equal_height?: boolean;
  show_progress?: boolean;
};

export function Box({
  node,
  name,
  extra = '',
  children,
}: {
  node: Node;
  name: string;
  extra?: string;
  children: ComponentChildren;
}): VNode {
  const props = node.props.value as BoxProps;
  const variant = props.variant && props.variant !== 'default' ? ` lite-variant-${props.variant} ${props.variant}` : '';
  return (
    <div {...outer(props, `lite-${name} ${name}${variant}${extra}`)} style={blockStyle(props, true)} data-testid="slot-content">
      {children}
      {props.show_progress && <StatusOverlay node={node} />}
    </div>
  );
}

/** Children side by side, wrapping where they would get narrower than their `min_width`. */
export const Row: BlockView = ({ node, children }) => (
  <Box node={node} name="row" extra={(node.props.value as BoxProps).equal_height ? ' lite-equal-height' : ''}>
    {children}
  </Box>
);

/** Children one under the other. */
export const Column: BlockView = ({ node, children }) => (
  <Box node={node} name="column">
    {children}
  </Box>
);

/** Form controls that stand beside each other, drawn as one card. Python makes these by itself. */
export const Form: BlockView = ({ node, children }) => (
  <Box node={node} name="form">
    {children}
  </Box>
);
