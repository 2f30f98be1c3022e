/** The copy button and the app's own buttons in a text box's corner. */
import type { VNode } from 'preact';
import type { Json } from '../../protocol/messages.js';
import type { Node } from '../../render/contract.js';
import { CopyButton, Toolbar, ToolbarButtons } from '../../render/kit/buttons.js';
import css from '../../render/kit/more.css?inline';

export function TextboxToolbar({ node, buttons }: { node: Node; buttons: Json[] }): VNode {
  node.app.style(css);
  const text = () => String(node.props.peek()['value'] ?? '');
  return (
    <Toolbar>
      {buttons.includes('copy') && <CopyButton text={text} onCopy={(value) => node.emit('copy', { value })} />}
      <ToolbarButtons node={node} buttons={buttons} />
    </Toolbar>
  );
}
