/** Python's exceptions: `ValueError: math domain error` is `new PyError('ValueError', 'math domain error')`. */

/** Exception → the one it is a kind of. */
const PARENT: Record<string, string> = {
  ArithmeticError: 'Exception',
  ZeroDivisionError: 'ArithmeticError',
  OverflowError: 'ArithmeticError',
  LookupError: 'Exception',
  IndexError: 'LookupError',
  KeyError: 'LookupError',
  ValueError: 'Exception',
  JSONDecodeError: 'ValueError',
  TypeError: 'Exception',
  AttributeError: 'Exception',
  NameError: 'Exception',
  UnboundLocalError: 'NameError',
  RuntimeError: 'Exception',
  RecursionError: 'RuntimeError',
  NotImplementedError: 'RuntimeError',
  AssertionError: 'Exception',
  StopIteration: 'Exception',
  TimeoutError: 'Exception',
  /** `gr.Error`. */
  Error: 'Exception',
};

export class PyError extends Error {
  readonly kind: string;
  /** What it was raised with. */
  readonly args: unknown[];
  /** How `gr.Error` is shown: `title`, `duration`, `visible`. */
  readonly shown: Record<string, unknown>;

  constructor(
    kind: string,
    message?: unknown,
    shown: Record<string, unknown> = {},
    args: unknown[] = message === undefined ? [] : [message],
  ) {
    super(typeof message === 'string' ? message : '');
    this.kind = kind;
    this.args = args;
    this.shown = shown;
  }

  /** Whether `except kind` takes it. */
  is(kind: string): boolean {
    for (let own: string | undefined = this.kind; own; own = PARENT[own]) if (own === kind) return true;
    return false;
  }
}

/** Throws an exception that an `except TypeError` could take. */
export function typeError(message: string): never {
  throw new PyError('TypeError', message);
}

export function valueError(message: string): never {
  throw new PyError('ValueError', message);
}

/** What JavaScript itself throws, as Python would: too deep a recursion. All else is our own mistake and stays as it is. */
export function asPyError(error: unknown): PyError | undefined {
  if (error instanceof PyError) return error;
  if (error instanceof RangeError && /call stack/i.test(error.message))
    return new PyError('RecursionError', 'maximum recursion depth exceeded');
  if (error instanceof RangeError && /BigInt|array length|string length/i.test(error.message))
    return new PyError('OverflowError', 'the result is too large for the page');
  if (error instanceof TypeError && /extensible|read only|frozen/.test(error.message)) return frozen();
  return undefined;
}

/** A value of the module is shared by all calls, so it can't change. */
export function frozen(): PyError {
  return new PyError('TypeError', "a value of the module can't be changed in the page; make a copy in the function");
}
