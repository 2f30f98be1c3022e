/** What a block shows that has no value yet. */
import type { ComponentChildren, VNode } from 'preact';

/**
 * A quiet placeholder of the block's size: an icon, and words where they help.
 *
 * @param size `large` for media and charts, `small` for one line.
 */
export function Empty({
  icon,
  size = 'large',
  children,
}: {
  icon?: ComponentChildren;
  size?: 'small' | 'large';
  children?: ComponentChildren;
}): VNode {
  return (
    <div class={`lite-empty lite-empty-${size}`} role="note" aria-label={children ? undefined : 'Empty value'}>
      {icon}
      {children && <span>{children}</span>}
    </div>
  );
}
