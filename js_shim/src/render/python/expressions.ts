/**
 * A program's expressions as closures: each is compiled once, and then called with a frame.
 *
 * A frame is an array: the frame around it, the value that the function returns, then the function's own names.
 */

import { BUILTINS } from './builtins.js';
import { callMethod } from './collections.js';
import { contains, equal, type Order, ordered, same } from './compare.js';
import { PyError, typeError } from './errors.js';
import { MEMBERS } from './modules.js';
import { float, unary } from './numbers.js';
import { binary, item, setItem, setSlice, slice, unpack } from './operators.js';
import { field } from './text.js';
import { Dict, type Fn, iterate, Set_, Tuple, tick, truth, typeName, type V } from './values.js';

export type Frame = V[];
export type Code = [string, ...any[]];
export type Run = (frame: Frame) => V;
/** What assigns to a target. */
export type Store = (frame: Frame, value: V) => void;

export const OUTER = 0;
export const RESULT = 1;
const FIRST = 2;

/** The names of a function, and where they are in its frame. */
export class Scope {
  readonly outer: Scope | null;
  private slots: Map<string, number>;
  constructor(outer: Scope | null, names: string[]) {
    this.outer = outer;
    this.slots = new Map(names.map((name, i) => [name, FIRST + i]));
  }
  get size(): number {
    return FIRST + this.slots.size;
  }
  /** How many frames out, and at which place. */
  find(name: string): [depth: number, slot: number] {
    let depth = 0;
    for (let scope: Scope | null = this; scope; scope = scope.outer) {
      const slot = scope.slots.get(name);
      if (slot !== undefined) return [depth, slot];
      depth++;
    }
    throw new Error(`This program has no name ${name}.`);
  }
}

/** What compiles the statements of a function; statements.ts brings it, because they hold expressions and these hold functions. */
export type FunctionCompiler = (node: any, scope: Scope) => (frame: Frame) => Fn;

export class Compiler {
  readonly scope: Scope;
  private makeFunction: FunctionCompiler;
  constructor(scope: Scope, makeFunction: FunctionCompiler) {
    this.scope = scope;
    this.makeFunction = makeFunction;
  }

  expression([kind, ...parts]: Code): Run {
    const compile = FORMS[kind];
    if (!compile) throw new Error(`This program has an expression \`${kind}\`, which this page does not know.`);
    return compile(this, parts);
  }

  all(codes: Code[]): Run[] {
    return codes.map((code) => this.expression(code));
  }

  /** Items of a list or a call, `*` among them. */
  items(codes: Code[]): (frame: Frame) => V[] {
    if (!codes.some(([kind]) => kind === 'star')) {
      const runs = this.all(codes);
      const [a, b] = runs as [Run, Run];
      if (runs.length === 1) return (frame) => [a(frame)];
      if (runs.length === 2) return (frame) => [a(frame), b(frame)];
      return (frame) => runs.map((run) => run(frame));
    }
    const runs = codes.map((code) => [code[0] === 'star', this.expression(code[0] === 'star' ? code[1] : code)] as const);
    return (frame) => runs.flatMap(([star, run]) => (star ? [...iterate(run(frame))] : [run(frame)]));
  }

  named(codes: Record<string, Code>): (frame: Frame) => Record<string, V> {
    const runs = Object.entries(codes).map(([name, code]) => [name, this.expression(code)] as const);
    if (runs.length === 0) return () => NONE;
    return (frame) => Object.fromEntries(runs.map(([name, run]) => [name, run(frame)]));
  }

  function(node: unknown): (frame: Frame) => Fn {
    return this.makeFunction(node, this.scope);
  }

  read(name: string): Run {
    const [depth, slot] = this.scope.find(name);
    const unbound = (): never => {
      const bare = name.split('.')[0];
      throw new PyError('UnboundLocalError', `cannot access local variable '${bare}' where it is not associated with a value`);
    };
    if (depth === 0) return (frame) => (frame[slot] === undefined ? unbound() : frame[slot]);
    return (frame) => {
      const value = around(frame, depth)[slot];
      return value === undefined ? unbound() : value;
    };
  }

  write(name: string): Store {
    const [depth, slot] = this.scope.find(name);
    return (frame, value) => {
      around(frame, depth)[slot] = value;
    };
  }
}

const NONE: Record<string, V> = Object.freeze({});

export function around(frame: Frame, depth: number): Frame {
  let own = frame;
  for (let i = 0; i < depth; i++) own = own[OUTER] as Frame;
  return own;
}

type Form = (compiler: Compiler, parts: any[]) => Run;

const FORMS: Record<string, Form> = {
  const:
    (_, [value]) =>
    () =>
      value,
  float: (_, [value]) => {
    const constant = float(typeof value === 'string' ? Number(value.replace('inf', 'Infinity')) : value);
    return () => constant;
  },
  int: (_, [digits]) => {
    const constant = BigInt(digits);
    return () => constant;
  },
  name: (c, [name]) => c.read(name),
  builtin: (_, [name]) => {
    const fn = BUILTINS[name];
    return () => fn;
  },
  member: (_, [name]) => {
    const fn = MEMBERS[name];
    return () => fn;
  },
  exception: (_, [kind]) => {
    const make: Fn = Object.assign((args: V[]) => new PyError(kind, args[0], {}, args), { pyName: kind });
    return () => make;
  },
  list: (c, [items]) => c.items(items),
  tuple: (c, [items]) => {
    const all = c.items(items);
    return (frame) => new Tuple(all(frame));
  },
  set: (c, [items]) => {
    const all = c.items(items);
    return (frame) => new Set_(all(frame));
  },
  dict: (c, [pairs]) => {
    const runs: [Run | null, Run][] = pairs.map(([key, value]: [Code | null, Code]) => [key && c.expression(key), c.expression(value)]);
    return (frame) => {
      const dict = new Dict();
      for (const [key, value] of runs) {
        if (key) dict.set(key(frame), value(frame));
        else for (const [name, one] of (value(frame) as Dict).pairs()) dict.set(name, one);
      }
      return dict;
    };
  },
  text: (c, [parts]) => {
    const runs: Run[] = parts.map((part: string | [Code, string, Code | null]) => {
      if (typeof part === 'string') return () => part;
      const [value, spec] = [c.expression(part[0]), part[2] && c.expression(part[2])];
      return (frame: Frame) => field(value(frame), part[1], spec ? (spec(frame) as string) : '');
    });
    return (frame) => {
      let text = '';
      for (const run of runs) text += run(frame) as string;
      return text;
    };
  },
  binary: (c, [operator, left, right]) => {
    const [a, b] = [c.expression(left), c.expression(right)];
    return (frame) => binary(operator, a(frame), b(frame));
  },
  unary: (c, [operator, operand]) => {
    const a = c.expression(operand);
    return operator === 'not' ? (frame) => !truth(a(frame)) : (frame) => unary(operator, a(frame));
  },
  and: (c, [codes]) => shortCut(c.all(codes), false),
  or: (c, [codes]) => shortCut(c.all(codes), true),
  compare: (c, [first, pairs]) => comparison(c, first, pairs),
  choose: (c, codes) => {
    const [test, yes, no] = c.all(codes as Code[]) as [Run, Run, Run];
    return (frame) => (truth(test(frame)) ? yes(frame) : no(frame));
  },
  assign: (c, [name, code]) => {
    const [store, run] = [c.write(name), c.expression(code)];
    return (frame) => {
      const value = run(frame);
      store(frame, value);
      return value;
    };
  },
  item: (c, codes) => {
    const [container, key] = c.all(codes as Code[]) as [Run, Run];
    return (frame) => item(container(frame), key(frame));
  },
  slice: (c, codes) => {
    const [container, from, to, by] = codes.map((code) => (code ? c.expression(code) : () => null)) as [Run, Run, Run, Run];
    return (frame) => slice(container(frame), from(frame), to(frame), by(frame));
  },
  function: (c, [node]) => c.function(node),
  call: (c, [called, args, keywords]) => {
    const [fn, items, named] = [c.expression(called), c.items(args), c.named(keywords)];
    return (frame) => {
      const own = fn(frame);
      if (typeof own !== 'function') return typeError(`'${typeName(own)}' object is not callable`);
      return (own as Fn)(items(frame), named(frame));
    };
  },
  method: (c, [object, name, args, keywords]) => {
    const [self, items, named] = [c.expression(object), c.items(args), c.named(keywords)];
    return (frame) => callMethod(self(frame), name, items(frame), named(frame));
  },
  bound: (c, [object, name]) => {
    const self = c.expression(object);
    return (frame) => {
      const own = self(frame);
      return (args: V[], named: Record<string, V>) => callMethod(own, name, args, named);
    };
  },
  update: (c, [props]) => {
    const named = c.named(props);
    return (frame) => new Update(named(frame));
  },
  error: (c, [parts]) => {
    const named = c.named(parts);
    return (frame) => {
      const { message, ...shown } = named(frame);
      return new PyError('Error', message ?? 'Error raised.', shown);
    };
  },
  comprehension: (c, [kind, code, loops]) => comprehension(c, kind, code, loops),
};

/** `gr.update(…)`, or a component that is returned: props to change. */
export class Update {
  readonly props: Record<string, V>;
  constructor(props: Record<string, V>) {
    this.props = props;
  }
}

/** `and` ends at the first value that is not true, `or` at the first that is. */
function shortCut(runs: Run[], end: boolean): Run {
  return (frame) => {
    let value: V = null;
    for (const run of runs) {
      value = run(frame);
      if (truth(value) === end) return value;
    }
    return value;
  };
}

const COMPARE: Record<string, (a: V, b: V) => boolean> = {
  '==': equal,
  '!=': (a, b) => !equal(a, b),
  in: (a, b) => contains(b, a),
  'not in': (a, b) => !contains(b, a),
  is: same,
  'is not': (a, b) => !same(a, b),
};

function comparison(c: Compiler, first: Code, pairs: [string, Code][]): Run {
  const start = c.expression(first);
  const steps = pairs.map(
    ([operator, code]) => [COMPARE[operator] ?? ((a: V, b: V) => ordered(operator as Order, a, b)), c.expression(code)] as const,
  );
  const [only] = steps;
  if (only && steps.length === 1) {
    const [test, right] = only;
    return (frame) => test(start(frame), right(frame));
  }
  return (frame) => {
    let left = start(frame);
    for (const [test, run] of steps) {
      const right = run(frame);
      if (!test(left, right)) return false;
      left = right;
    }
    return true;
  };
}

type Loop = { store: Store; source: Run; tests: Run[] };

function comprehension(c: Compiler, kind: string, code: any, loops: [Code, Code, Code[]][]): Run {
  const compiled: Loop[] = loops.map(([to, source, tests]) => ({
    store: target(c, to),
    source: c.expression(source),
    tests: c.all(tests),
  }));
  const parts = kind === 'dict' ? c.all(code) : [c.expression(code)];
  const [first, second] = parts as [Run, Run];
  const value: Run = kind === 'dict' ? (frame) => [first(frame), second(frame)] : first;
  switch (kind) {
    case 'list':
      return (frame) => collect(compiled, value, frame);
    case 'set':
      return (frame) => new Set_(collect(compiled, value, frame));
    case 'dict':
      return (frame) => new Dict(collect(compiled, value, frame) as [V, V][]);
  }
  return (frame) => lazily(compiled, value, frame);
}

function collect(loops: Loop[], value: Run, frame: Frame): V[] {
  const found: V[] = [];
  const turn = (depth: number): void => {
    const loop = loops[depth];
    if (!loop) {
      found.push(value(frame));
      return;
    }
    for (const one of iterate(loop.source(frame))) {
      tick();
      loop.store(frame, one);
      if (loop.tests.every((test) => truth(test(frame)))) turn(depth + 1);
    }
  };
  turn(0);
  return found;
}

/** A generator: its first iterable is evaluated at once, all else when it is asked for. */
function lazily(loops: Loop[], value: Run, frame: Frame): Generator<V> {
  const first = iterate(loops[0]?.source(frame));
  function* turn(depth: number): Generator<V> {
    const loop = loops[depth];
    if (!loop) {
      yield value(frame);
      return;
    }
    for (const one of depth === 0 ? first : iterate(loop.source(frame))) {
      tick();
      loop.store(frame, one);
      if (loop.tests.every((test) => truth(test(frame)))) yield* turn(depth + 1);
    }
  }
  return turn(0);
}

/** What assigns to `to`: a name, an index, a slice, several of them. */
export function target(c: Compiler, to: Code): Store {
  const make = TARGETS[to[0]];
  if (!make) throw new Error(`This program has a target \`${to[0]}\`, which this page does not know.`);
  return make(c, to.slice(1));
}

const TARGETS: Record<string, (compiler: Compiler, parts: any[]) => Store> = {
  name: (c, [name]) => c.write(name),
  item: (c, codes) => {
    const [container, key] = c.all(codes as Code[]) as [Run, Run];
    return (frame, value) => setItem(container(frame), key(frame), value);
  },
  slice: (c, codes) => {
    const [container, from, to, by] = codes.map((code) => (code ? c.expression(code) : () => null)) as [Run, Run, Run, Run];
    return (frame, value) => setSlice(container(frame), from(frame), to(frame), by(frame), value);
  },
  unpack: (c, [targets, star]) => {
    const stores = targets.map((one: Code) => target(c, one)) as Store[];
    return (frame, value) => {
      const items = unpack(value, stores.length, star);
      stores.forEach((store, i) => {
        store(frame, items[i]);
      });
    };
  },
};
