/** The small spinner for things that take a moment. */
import type { VNode } from 'preact';

/** A ring in the current colour; `label` names it for assistive technology, without one it is decoration. */
export function Spinner({ size = 16, label }: { size?: number; label?: string }): VNode {
  return (
    <span
      class="lite-spinner"
      style={{ width: `${size}px`, height: `${size}px` }}
      {...(label ? { role: 'status', 'aria-label': label } : { 'aria-hidden': 'true' as const })}
    />
  );
}
