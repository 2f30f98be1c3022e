/** What went wrong, on the block it went wrong for; it goes with the next call, or by its button. */
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import css from './fault.css?inline';
import { mark } from './invalid.js';
import { CloseIcon, ErrorIcon } from './more_icons.js';

export type FaultProps = {
  message: string | null;
  close: () => void;
  style: (css: string) => void;
};

export function Fault({ message, close, style }: FaultProps): VNode {
  style(css);
  const badge = useRef<HTMLDivElement>(null);
  useEffect(() => mark(badge.current as HTMLDivElement), []);
  return (
    <div ref={badge} class="lite-status lite-status-error" data-testid="status-tracker">
      <div class="lite-status-badge">
        <ErrorIcon size={14} />
        <span>{message || 'Error'}</span>
        <button type="button" class="lite-status-close" aria-label="Close" onClick={close}>
          <CloseIcon size={12} />
        </button>
      </div>
    </div>
  );
}
