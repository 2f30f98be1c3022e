/** Makes `Failure`s: the one shape in which anything that went wrong reaches a person. No I/O, no DOM. */
import type { Failure } from './host.js';

/** An error that already knows how to tell itself to a person. */
export class FailureError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message === '' ? failure.title : `${failure.title} ${failure.message}`);
    this.name = 'FailureError';
    this.failure = failure;
  }
}

/** A failure of `stage`; what is not given is unknown (null). */
export function makeFailure(stage: Failure['stage'], title: string, details: Partial<Failure> = {}): Failure {
  return { stage, title, message: '', file: null, line: null, source: null, hint: null, traceback: null, ...details };
}

/** Whatever was thrown while doing `stage`, as a failure; `title` is used when it doesn't bring its own. */
export function toFailure(stage: Failure['stage'], error: unknown, title: string): Failure {
  if (error instanceof FailureError) return error.failure;
  const message = error instanceof Error ? error.message : String(error);
  const traceback = isPythonError(error) ? message : null;
  return makeFailure(stage, title, { message: traceback === null ? message : lastLine(message), traceback });
}

/** Pyodide's `PythonError` carries the whole traceback as its message. */
function isPythonError(error: unknown): boolean {
  return error instanceof Error && error.name === 'PythonError';
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? text;
}
