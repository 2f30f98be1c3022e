/** Why the app cannot be shown: what happened, where, what to do about it, and a way to try again. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Failure } from '../protocol/host.js';

/** The failure as plain text, for a bug report. */
export function failureText(failure: Failure): string {
  const where = failure.file === null ? '' : `${failure.file}${failure.line === null ? '' : `:${failure.line}`}`;
  const parts = [failure.title, failure.message, where, failure.source, failure.hint, failure.traceback];
  return parts.filter((part) => part !== null && part !== '').join('\n');
}

export function FailurePanel({ failure, onRetry }: { failure: Failure; onRetry: (() => void) | null }) {
  const { file, line, source, hint, traceback } = failure;
  return (
    <div class="lite-failure" role="alert" data-testid="lite-failure" data-stage={failure.stage}>
      <h2 class="lite-failure-title">{failure.title}</h2>
      {failure.message !== '' && <p class="lite-failure-message">{failure.message}</p>}
      {file !== null && (
        <p class="lite-failure-where">
          In <code data-testid="lite-failure-place">{line === null ? file : `${file}:${line}`}</code>
        </p>
      )}
      {source !== null && (
        <Scrolling name="Source line" testId="lite-failure-source">
          {line !== null && <span class="lite-failure-number">{line}</span>}
          <code>{source}</code>
        </Scrolling>
      )}
      {hint !== null && (
        <p class="lite-failure-hint" data-testid="lite-failure-hint">
          <strong>What to do: </strong>
          {hint}
        </p>
      )}
      {traceback !== null && (
        <details class="lite-failure-traceback">
          <summary>Show traceback</summary>
          <Scrolling name="Traceback" testId="lite-failure-trace">
            {traceback}
          </Scrolling>
        </details>
      )}
      <div class="lite-failure-actions">
        {onRetry !== null && (
          <button type="button" class="lite-panel-button lite-panel-button-primary" onClick={onRetry}>
            Retry
          </button>
        )}
        <CopyButton text={failureText(failure)} />
      </div>
    </div>
  );
}

/** Preformatted text that scrolls, by keyboard too. */
function Scrolling({ name, testId, children }: { name: string; testId: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section tabIndex={0} aria-label={name}>
      <pre data-testid={testId}>{children}</pre>
    </section>
  );
}

function CopyButton({ text }: { text: string }) {
  const [label, setLabel] = useState('Copy details');
  const copy = () => {
    const copied = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
    copied.then(
      () => setLabel('Copied'),
      () => setLabel('Copying is not allowed here'),
    );
  };
  return (
    <button type="button" class="lite-panel-button" onClick={copy} aria-live="polite">
      {label}
    </button>
  );
}
