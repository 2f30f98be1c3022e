/** What Python printed, and the tracebacks of handlers that failed: a fold-out below the app. */
import { useEffect, useRef } from 'preact/hooks';
import type { ConsoleEntry } from './entries.js';

export function ConsolePanel({ entries, onClear }: { entries: readonly ConsoleEntry[]; onClear: () => void }) {
  const log = useRef<HTMLPreElement>(null);
  useEffect(() => {
    if (log.current) log.current.scrollTop = log.current.scrollHeight;
  }, [entries]);
  const last = entries.at(-1)?.text.trimEnd().split('\n').at(-1) ?? '';
  return (
    <details class="lite-console" data-testid="lite-console">
      <summary>
        <span class="lite-console-title">Python console</span>
        <span class="lite-console-last">{last}</span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <pre ref={log} role="log" aria-label="Python console" tabIndex={0}>
        {entries.map((entry, index) => (
          <span key={index} class={entry.stream === 'stderr' ? 'lite-console-error' : undefined}>
            {entry.text}
          </span>
        ))}
      </pre>
      <button type="button" class="lite-panel-button" onClick={onClear}>
        Clear
      </button>
    </details>
  );
}
