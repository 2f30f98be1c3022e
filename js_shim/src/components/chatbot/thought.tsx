/** A thought: folded when it is done, open while it goes on, unless the reader decided otherwise. */
import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Node } from '../../render/contract.js';
import { ChevronRightIcon, Spinner } from '../../render/kit/index.js';
import { Parts } from './parts.js';
import type { Settings } from './settings.js';
import { type Branch, isThought } from './turns.js';
import type { Metadata } from './types.js';

export function Thought({ branch, node, settings }: { branch: Branch; node: Node; settings: Settings }): VNode {
  const { message, children } = branch;
  return (
    <Fold metadata={message.metadata ?? {}}>
      <Parts message={message} node={node} settings={settings} side="bot" />
      {children.map((child) => (
        <div key={child.index} class="chatbot-nested">
          {isThought(child.message) ? (
            <Thought branch={child} node={node} settings={settings} />
          ) : (
            <Parts message={child.message} node={node} settings={settings} side="bot" />
          )}
        </div>
      ))}
    </Fold>
  );
}

/** The frame of a thought. */
export function Fold({ metadata, children }: { metadata: Metadata; children: ComponentChildren }): VNode {
  const { title, log, duration, status } = metadata;
  const [decided, decide] = useState<boolean | null>(null);
  const open = decided ?? status !== 'done';
  return (
    <details class="chatbot-thought" open={open}>
      {/* `toggle` also fires when we open it; a click is always the reader's. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is interactive */}
      <summary
        onClick={(event) => {
          event.preventDefault();
          decide(!open);
        }}
      >
        <ChevronRightIcon size={14} />
        <span class="chatbot-thought-title">{title}</span>
        {status === 'pending' && <Spinner size={12} label="Thinking" />}
        {log && <span class="chatbot-thought-log">{log}</span>}
        {typeof duration === 'number' && <span class="chatbot-thought-log">({seconds(duration)})</span>}
      </summary>
      <div class="chatbot-thought-body">{children}</div>
    </details>
  );
}

/** `0.4s`, `12s`, `1m 5s`. */
export function seconds(duration: number): string {
  if (duration < 10) return `${Number(duration.toFixed(1))}s`;
  const whole = Math.round(duration);
  return whole < 60 ? `${whole}s` : `${Math.floor(whole / 60)}m ${whole % 60}s`;
}
