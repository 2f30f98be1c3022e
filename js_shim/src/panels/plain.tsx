/** A failure in plain words, for when the chunk with the real panel cannot be loaded: the network may be what failed. */
import type { Failure } from '../protocol/host.js';

export function PlainFailure({ failure, onRetry }: { failure: Failure; onRetry: (() => void) | null }) {
  return (
    <div role="alert" data-testid="lite-failure" data-stage={failure.stage}>
      <h2>{failure.title}</h2>
      <p>{failure.message}</p>
      <p data-testid="lite-failure-hint">{failure.hint}</p>
      {onRetry && (
        <button type="button" onClick={onRetry}>
          Retry
        </button>
      )}
    </div>
  );
}
