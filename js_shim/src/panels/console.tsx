/** What Python printed, and the tracebacks of handlers that failed: a fold-out below the app. */
import { useEffect, useRef } from 'preact/hooks';

export type ConsoleEntry = { stream: 'stdout' | 'stderr'; text: string };

/** Older output is dropped, so that an app that prints for hours doesn't fill the memory. */
const MAX_ENTRIES = 500;

/** `entries` with one more at its end; text of the same stream is not merged, since each entry is one message. */
export function append(entries: readonly ConsoleEntry[], entry: ConsoleEntry): ConsoleEntry[] {
  return [...entries.slice(-(MAX_ENTRIES - 1)), entry];
}

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
