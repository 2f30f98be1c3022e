/**
 * Runs Python functions that were translated to programs (`js=True`): see lite/transpile/program.py for their form.
 *
 * A program is data. It is compiled to closures, never to source, so no Content-Security-Policy can forbid it.
 */
import type { Failed } from '../../protocol/messages.js';
import { BUILTINS } from './builtins.js';
import { METHODS } from './collections.js';
import { asPyError, PyError } from './errors.js';
import { type Code, Compiler, type Frame, Scope, Update } from './expressions.js';
import { fromJson, jsonKey, MEMBERS } from './modules.js';
import { round } from './numbers.js';
import { at, makeFunction } from './statements.js';
import { repr, str } from './text.js';
import { Dict, Float, type Fn, isInt, listOf, num, Range, Set_, startClock, Tuple, truth, typeName, type V } from './values.js';

/** How a payload becomes a value, and back: null as it is. */
type Convert = null | ['text'] | ['bool'] | ['number', precision: number | null, none: number | null];

type Program = {
  python: 1;
  file: string;
  inputs: Convert[];
  /** Names of the last inputs. */
  keywords: string[];
  outputs: Convert[];
  globals: [string, Code][];
  main: any;
};

/** A failed function, told as Python would tell it. */
export class ProgramError extends Error {
  readonly failed: Failed;
  constructor(error: PyError, program: Program) {
    const text = str(error);
    super(`${program.file}, line ${at.line}, in ${program.main.name}: ${error.kind}${text && `: ${text}`}`);
    const { title = error.kind, duration = 10, visible = true } = error.shown;
    this.failed = {
      type: 'failed',
      id: 0,
      code: 'app',
      message: text || error.kind,
      title: str(title),
      duration: duration === null ? null : num(duration),
      visible: truth(visible),
      block: null,
      traceback: '',
      messages: {},
    };
  }
}

/** A program as the page's function: payloads in, one payload or `{__type__: "update", …}` per output out. */
export function compile(source: string): (...payloads: unknown[]) => unknown[] {
  const program = JSON.parse(source) as Program;
  const fn = link(program);
  return (...payloads) => {
    try {
      startClock();
      const values = program.inputs.map((how, i) => inward(payloads[i], how));
      const positional = values.length - program.keywords.length;
      const named = Object.fromEntries(program.keywords.map((name, i) => [name, values[positional + i]]));
      const result = fn(values.slice(0, positional), named);
      return perOutput(result, program.outputs.length).map((value, i) => outward(value, program.outputs[i] ?? null));
    } catch (thrown) {
      const error = asPyError(thrown);
      throw error ? new ProgramError(error, program) : thrown;
    }
  };
}

function link({ globals, main }: Program): Fn {
  const scope = new Scope(
    null,
    globals.map(([name]) => name),
  );
  const compiler = new Compiler(scope, makeFunction);
  const frame: Frame = new Array(scope.size);
  for (const [name, code] of globals) {
    const value = compiler.expression(code)(frame);
    freeze(value);
    compiler.write(name)(frame, value);
  }
  return compiler.function(main)(frame);
}

function freeze(v: V): void {
  if (v instanceof Dict) {
    for (const [key, value] of v.pairs()) {
      freeze(key);
      freeze(value);
    }
    v.freeze();
  } else if (Array.isArray(v) || v instanceof Tuple) {
    for (const item of v) freeze(item);
    if (Array.isArray(v)) Object.freeze(v);
  } else if (v instanceof Set_) v.dict.freeze();
}

/** One value per output, as a Python function gives them. */
function perOutput(result: V, outputs: number): V[] {
  if (outputs === 0) return [];
  if (outputs === 1) return result instanceof Tuple && result.items.length === 1 ? [...result.items] : [result];
  const values = result instanceof Tuple || Array.isArray(result) ? listOf(result) : [result];
  if (values.length === 1 && values[0] === null) return new Array(outputs).fill(null);
  if (values.length < outputs) {
    throw new PyError(
      'ValueError',
      `it has ${outputs} outputs, but returned ${values.length} value(s); return one per output, or gr.skip() for those that stay as they are`,
    );
  }
  return values.slice(0, outputs);
}

function inward(payload: unknown, how: Convert): V {
  const value = fromJson(payload);
  if (how?.[0] !== 'number' || how[1] === null) return value === '' && how?.[0] === 'number' ? null : value;
  return isInt(value) || value instanceof Float ? rounded(value, how[1]) : value;
}

/** As Python's components round: 0 decimals give an int. */
const rounded = (v: V, precision: number): V => (precision === 0 ? round(v, null) : round(new Float(num(v)), precision));

function outward(value: V, how: Convert): unknown {
  if (!(value instanceof Update)) return shown(value, how);
  const props = Object.entries(value.props).map(([name, one]) => [name, name === 'value' ? shown(one, how) : prop(name, one)]);
  return { ...Object.fromEntries(props), __type__: 'update' };
}

/** Choices are pairs of name and value on the wire. */
function prop(name: string, value: V): unknown {
  if (name !== 'choices' || value === null) return toJson(value);
  return listOf(value).map((choice) => (choice instanceof Tuple || Array.isArray(choice) ? toJson(choice) : [str(choice), toJson(choice)]));
}

function shown(value: V, how: Convert): unknown {
  switch (how?.[0]) {
    case 'text':
      return value === null ? null : str(value);
    case 'bool':
      return value === null ? null : truth(value);
    case 'number':
      return shownNumber(value, how[1], how[2]);
  }
  return toJson(value);
}

function shownNumber(value: V, precision: number | null, none: number | null): unknown {
  const number = typeof value === 'string' ? new Float(Number(value.trim() || 'x')) : value;
  if (number === null) return none;
  if (!isInt(number) && !(number instanceof Float))
    throw new PyError('TypeError', `a number was expected for the output, got ${repr(value)}`);
  if (!Number.isFinite(num(number))) {
    if (typeof value === 'string' || typeof value === 'bigint')
      throw new PyError('TypeError', `a number was expected for the output, got ${repr(value)}`);
    return none;
  }
  return toJson(precision === null ? number : rounded(number, precision));
}

/** A value as JSON. */
function toJson(v: V): unknown {
  if (v instanceof Float) return v.v;
  if (typeof v === 'bigint') return Number(v);
  if (Array.isArray(v) || v instanceof Tuple || v instanceof Set_ || v instanceof Range) return Array.from(v, toJson);
  if (v instanceof Dict) return Object.fromEntries([...v.pairs()].map(([key, value]) => [jsonKey(key), toJson(value)]));
  if (typeof v === 'function' || v instanceof PyError || (typeof v === 'object' && v !== null && Symbol.iterator in v)) {
    throw new PyError('TypeError', `a ${typeName(v)} can't be shown; return its items as a list`);
  }
  return v;
}

/** Runs a program on arguments given as a JSON list, and gives `repr` of what comes out: what tests compare with CPython. */
export function trace(source: string, args: string): string {
  const program = JSON.parse(source) as Program;
  try {
    startClock();
    const given = MEMBERS['json.loads']?.([args], {}) as V[];
    return repr(link(program)(given, {}));
  } catch (thrown) {
    const error = asPyError(thrown);
    if (!error) throw thrown;
    return `${error.kind}: ${str(error)}`;
  }
}

/** What there is, for the test that compares it with lite/transpile/known.py. */
export const names = {
  builtins: Object.keys(BUILTINS),
  members: Object.keys(MEMBERS),
  methods: [...new Set(Object.values(METHODS).flatMap((table) => Object.keys(table)))],
};
