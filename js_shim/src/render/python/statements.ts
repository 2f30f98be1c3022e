/** A program's statements and functions as closures. */
import { asPyError, PyError, typeError } from './errors.js';
import { around, type Code, Compiler, type Frame, OUTER, RESULT, type Run, Scope, type Store, target } from './expressions.js';
import { augment, deleteItem, deleteSlice } from './operators.js';
import { type Fn, iterate, Tuple, tick, truth, typeName, type V } from './values.js';

/** How a statement ends: it goes on, or leaves the loop, its turn, the function. */
const NEXT = 0;
const BREAK = 1;
const CONTINUE = 2;
const RETURN = 3;
type End = typeof NEXT | typeof BREAK | typeof CONTINUE | typeof RETURN;
type Step = (frame: Frame) => End;

/** The line of Python that runs. */
export const at = { line: 0 };

type FunctionNode = {
  name: string;
  /** Name, default, whether it is passed by name only. */
  params: [string, Code | null, boolean][];
  star: string | null;
  locals: string[];
  body: Code[];
};

/** A function; its defaults are evaluated where it is defined. */
export function makeFunction(node: FunctionNode, outer: Scope): (frame: Frame) => Fn {
  const scope = new Scope(outer, node.locals);
  const inner = new Compiler(scope, makeFunction);
  const outside = new Compiler(outer, makeFunction);
  const body = block(inner, node.body);
  const defaults = node.params.map(([, code]) => code && outside.expression(code));
  const bind = binder(node, scope);
  return (frame) => {
    const usual = defaults.map((run) => run?.(frame));
    const fn: Fn = (args, named) => {
      tick();
      const own: Frame = new Array(scope.size);
      own[OUTER] = frame;
      bind(own, args, named, usual);
      body(own);
      const result = own[RESULT];
      return result === undefined ? null : result;
    };
    fn.pyName = node.name;
    return fn;
  };
}

type Bind = (frame: Frame, args: V[], named: Record<string, V>, usual: (V | undefined)[]) => void;

/** Puts arguments where the parameters are. */
function binder({ name, params, star }: FunctionNode, scope: Scope): Bind {
  const slots = params.map(([param]) => scope.find(param)[1]);
  const positional = params.filter(([, , only]) => !only).length;
  const rest = star === null ? null : scope.find(star)[1];
  return (frame, args, named, usual) => {
    if (args.length > positional && rest === null) {
      typeError(
        `${name}() takes ${positional} positional argument${positional === 1 ? '' : 's'} but ${args.length} ${args.length === 1 ? 'was' : 'were'} given`,
      );
    }
    let taken = 0;
    params.forEach(([param, , only], i) => {
      const byName = Object.hasOwn(named, param);
      if (byName) taken++;
      if (!only && i < args.length) {
        if (byName) typeError(`${name}() got multiple values for argument '${param}'`);
        frame[slots[i] as number] = args[i];
        return;
      }
      const value = byName ? named[param] : usual[i];
      if (value === undefined) typeError(`${name}() missing 1 required ${only ? 'keyword-only' : 'positional'} argument: '${param}'`);
      frame[slots[i] as number] = value;
    });
    const names = Object.keys(named);
    if (taken < names.length)
      typeError(`${name}() got an unexpected keyword argument '${names.find((one) => !params.some(([param]) => param === one))}'`);
    if (rest !== null) frame[rest] = new Tuple(args.slice(positional));
  };
}

function block(c: Compiler, codes: Code[]): Step {
  const steps = codes.map((code) => statement(c, code));
  const [only] = steps;
  if (steps.length === 1 && only) return only;
  return (frame) => {
    for (const step of steps) {
      const end = step(frame);
      if (end !== NEXT) return end;
    }
    return NEXT;
  };
}

function statement(c: Compiler, [kind, line, ...parts]: Code): Step {
  const compile = FORMS[kind];
  if (!compile) throw new Error(`This program has a statement \`${kind}\`, which this page does not know.`);
  const step = compile(c, parts);
  return (frame) => {
    at.line = line;
    return step(frame);
  };
}

/** A statement that always goes on. */
const plain =
  (action: (frame: Frame) => void): Step =>
  (frame) => {
    action(frame);
    return NEXT;
  };

type Form = (compiler: Compiler, parts: any[]) => Step;

const FORMS: Record<string, Form> = {
  do: (c, [code]) => plain(c.expression(code)),
  set: (c, [targets, code]) => {
    const [run, stores] = [c.expression(code), targets.map((one: Code) => target(c, one)) as Store[]];
    return plain((frame) => {
      const value = run(frame);
      for (const store of stores) store(frame, value);
    });
  },
  augment: (c, [to, operator, code]) => plain(augmented(c, to, operator, c.expression(code))),
  return: (c, [code]) => {
    const run: Run = code ? c.expression(code) : () => null;
    return (frame) => {
      frame[RESULT] = run(frame);
      return RETURN;
    };
  },
  if: (c, [code, yes, no]) => {
    const [test, then, otherwise] = [c.expression(code), block(c, yes), block(c, no)];
    return (frame) => (truth(test(frame)) ? then(frame) : otherwise(frame));
  },
  while: (c, [code, body, orelse]) => {
    const [test, turn, otherwise] = [c.expression(code), block(c, body), block(c, orelse)];
    return (frame) => {
      while (truth(test(frame))) {
        tick();
        const end = turn(frame);
        if (end === BREAK) return NEXT;
        if (end === RETURN) return end;
      }
      return otherwise(frame);
    };
  },
  for: (c, [to, code, body, orelse]) => {
    const [store, source, turn, otherwise] = [target(c, to), c.expression(code), block(c, body), block(c, orelse)];
    return (frame) => {
      for (const value of iterate(source(frame))) {
        tick();
        store(frame, value);
        const end = turn(frame);
        if (end === BREAK) return NEXT;
        if (end === RETURN) return end;
      }
      return otherwise(frame);
    };
  },
  break: () => () => BREAK,
  continue: () => () => CONTINUE,
  define: (c, [name, node]) => {
    const [store, make] = [c.write(name), c.function(node)];
    return plain((frame) => store(frame, make(frame)));
  },
  try: tryForm,
  raise: (c, [code]) => {
    const run: Run | null = code && c.expression(code);
    return (frame) => {
      throw run ? raised(run(frame)) : (handled.at(-1) ?? new PyError('RuntimeError', 'No active exception to reraise'));
    };
  },
  delete: (c, [targets]) => {
    const runs = targets.map((one: Code) => deletion(c, one)) as ((frame: Frame) => void)[];
    return plain((frame) => {
      for (const run of runs) run(frame);
    });
  },
};

/** Exceptions whose handlers run, innermost last: what a bare `raise` raises again. */
const handled: PyError[] = [];

function raised(value: V): PyError {
  const error = typeof value === 'function' ? (value as Fn)([], {}) : value;
  return error instanceof PyError ? error : typeError(`exceptions must derive from BaseException, not ${typeName(value)}`);
}

function tryForm(c: Compiler, [body, handlers, orelse, final]: any[]): Step {
  const [run, otherwise, last] = [block(c, body), block(c, orelse), block(c, final)];
  const caught = handlers.map(([kinds, name, code]: [string[] | null, string | null, Code[]]) => ({
    takes: (error: PyError) => kinds === null || kinds.some((kind) => error.is(kind)),
    store: name === null ? null : c.write(name),
    handle: block(c, code),
  })) as { takes(error: PyError): boolean; store: Store | null; handle: Step }[];
  const handle = (frame: Frame, thrown: unknown): End => {
    const error = asPyError(thrown);
    const handler = error && caught.find(({ takes }) => takes(error));
    if (!handler) throw thrown;
    handler.store?.(frame, error);
    handled.push(error);
    try {
      return handler.handle(frame);
    } finally {
      handled.pop();
      handler.store?.(frame, undefined);
    }
  };
  const guarded = (frame: Frame): End => {
    let end: End;
    try {
      end = run(frame);
    } catch (thrown) {
      return handle(frame, thrown);
    }
    return end === NEXT ? otherwise(frame) : end;
  };
  if (final.length === 0) return guarded;
  return (frame) => {
    let end: End;
    let result: V;
    try {
      end = guarded(frame);
      result = frame[RESULT];
    } catch (thrown) {
      const line = at.line;
      const own = last(frame);
      if (own !== NEXT) return own;
      at.line = line;
      throw thrown;
    }
    const own = last(frame);
    if (own !== NEXT) return own;
    frame[RESULT] = result;
    return end;
  };
}

/** `to operator= …`: the container and the key are evaluated once. */
function augmented(c: Compiler, to: Code, operator: string, run: Run): (frame: Frame) => void {
  if (to[0] === 'name') {
    const [read, store] = [c.read(to[1]), c.write(to[1])];
    return (frame) => store(frame, augment(operator, read(frame), run(frame)));
  }
  const parts = (to.slice(1) as (Code | null)[]).map((code) => (code ? c.expression(code) : () => null));
  // The same form as read, on values that are there already.
  const own = new Compiler(new Scope(null, ['0', '1', '2', '3']), makeFunction);
  const names = parts.map((_, i): Code => ['name', String(i)]);
  const read = own.expression([to[0], ...names]);
  const store = target(own, [to[0], ...names]);
  return (frame) => {
    const values: Frame = [null, null, ...parts.map((part) => part(frame))];
    store(values, augment(operator, read(values), run(frame)));
  };
}

function deletion(c: Compiler, to: Code): (frame: Frame) => void {
  if (to[0] === 'name') {
    const [depth, slot] = c.scope.find(to[1]);
    const read = c.read(to[1]);
    return (frame) => {
      read(frame);
      around(frame, depth)[slot] = undefined;
    };
  }
  const [container, ...keys] = (to.slice(1) as (Code | null)[]).map((code) => (code ? c.expression(code) : () => null)) as [Run, ...Run[]];
  if (to[0] === 'item') return (frame) => deleteItem(container(frame), keys[0]?.(frame));
  return (frame) => {
    const [from, stop, step] = keys.map((key) => key(frame));
    deleteSlice(container(frame), from, stop, step);
  };
}
