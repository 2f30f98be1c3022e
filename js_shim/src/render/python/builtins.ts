/** Python's builtin functions. Types are functions too; `isinstance` knows them by their names. */
import { keyFunction, pairsOf } from './collections.js';
import { ordered, sort } from './compare.js';
import { PyError, typeError, valueError } from './errors.js';
import { divmod, float, round, truncate, unary } from './numbers.js';
import { binary } from './operators.js';
import { parseFloat_, parseInt_ } from './strings.js';
import { repr, str } from './text.js';
import {
  Dict,
  Float,
  type Fn,
  index,
  int,
  isInt,
  isNumber,
  iterate,
  len,
  lengthOf,
  listOf,
  num,
  Range,
  Set_,
  Tuple,
  truth,
  typeName,
  type V,
} from './values.js';

type Builtin = (args: V[], keywords: Record<string, V>) => V;

const call = (fn: V, ...args: V[]): V => {
  if (typeof fn !== 'function') return typeError(`'${typeName(fn)}' object is not callable`);
  return (fn as Fn)(args, {});
};

function toInt([v = 0, base]: V[], named: Record<string, V>): V {
  const own = base ?? named['base'];
  if (typeof v === 'string') return int(parseInt_(v, own === undefined ? 10 : index(own)));
  if (own !== undefined) return typeError("int() can't convert non-string with explicit base");
  if (v instanceof Float) return truncate(v.v);
  if (isInt(v)) return typeof v === 'boolean' ? Number(v) : v;
  return typeError(`int() argument must be a string, a bytes-like object or a real number, not '${typeName(v)}'`);
}

function toFloat([v = 0]: V[]): V {
  if (v instanceof Float) return v;
  if (typeof v === 'string') return float(parseFloat_(v));
  if (isInt(v)) return float(Number(v));
  return typeError(`float() argument must be a string or a real number, not '${typeName(v)}'`);
}

function best(name: 'max' | 'min', args: V[], { key, default: usual }: Record<string, V>): V {
  const items = args.length === 1 ? listOf(args[0]) : args;
  if (items.length === 0) return usual !== undefined ? usual : valueError(`${name}() iterable argument is empty`);
  const by = keyFunction(key) ?? ((item: V) => item);
  const operator = name === 'max' ? '>' : '<';
  let found: V = items[0];
  let worth: V = by(found);
  for (const item of items.slice(1)) {
    const own = by(item);
    if (!ordered(operator, own, worth)) continue;
    found = item;
    worth = own;
  }
  return found;
}

/** Sums floats as CPython does since 3.12, with what rounding lost carried along. */
function sum([items, first]: V[], named: Record<string, V>): V {
  let total: V = first ?? named['start'] ?? 0;
  if (typeof total === 'string') return typeError("sum() can't sum strings [use ''.join(seq) instead]");
  let lost = 0;
  for (const item of iterate(items)) {
    if (total instanceof Float && isNumber(item)) {
      const [a, b] = [total.v, num(item)];
      const next = a + b;
      lost += Math.abs(a) >= Math.abs(b) ? a - next + b : b - next + a;
      total = float(next);
    } else total = binary('+', total, item);
  }
  return total instanceof Float && lost && Number.isFinite(lost) ? float(total.v + lost) : total;
}

function* zip(args: V[], strict: boolean): Generator<V> {
  const all = args.map((one) => iterate(one)[Symbol.iterator]());
  while (all.length) {
    const row: V[] = [];
    for (const [i, one] of all.entries()) {
      const { done, value } = one.next();
      if (!done) row.push(value);
      else if (strict && i > 0) valueError(`zip() argument ${i + 1} is shorter than argument${i > 1 ? 's 1-' : ' '}${i}`);
      else if (strict && all.slice(1).some((other) => !other.next().done)) valueError('zip() argument 2 is longer than argument 1');
      else return;
    }
    yield new Tuple(row);
  }
}

function* map([fn, ...sources]: V[]): Generator<V> {
  for (const row of zip(sources, false)) yield call(fn, ...(row as Tuple).items);
}

function* filter([fn, items]: V[]): Generator<V> {
  for (const item of iterate(items)) if (truth(fn === null ? item : call(fn, item))) yield item;
}

function* enumerate([items, first]: V[], named: Record<string, V>): Generator<V> {
  let i = index(first ?? named['start'] ?? 0);
  for (const item of iterate(items)) yield new Tuple([i++, item]);
}

function* reversed([v]: V[]): Generator<V> {
  if (v instanceof Set_ || isNumber(v) || v === null || v === undefined) typeError(`'${typeName(v)}' object is not reversible`);
  yield* listOf(v).reverse();
}

function range(args: V[]): V {
  const numbers = args.map((v) => (isInt(v) ? Number(v) : typeError(`'${typeName(v)}' object cannot be interpreted as an integer`)));
  const [a = 0, b, step = 1] = numbers;
  return b === undefined ? new Range(0, a, 1) : new Range(a, b, step);
}

function next([iterator, usual]: V[]): V {
  if (typeof iterator !== 'object' || iterator === null || typeof (iterator as Iterator<V>).next !== 'function')
    return typeError(`'${typeName(iterator)}' object is not an iterator`);
  const { done, value } = (iterator as Iterator<V>).next();
  if (!done) return value;
  if (usual !== undefined) return usual;
  throw new PyError('StopIteration');
}

function isInstance([v, types]: V[]): boolean {
  if (types instanceof Tuple) return types.items.some((one) => isInstance([v, one]));
  const wanted = (types as Fn | undefined)?.pyName ?? '';
  const own = v === null ? 'NoneType' : typeName(v);
  return own === wanted || (own === 'bool' && wanted === 'int') || (v instanceof PyError && v.is(wanted));
}

function based([v]: V[], base: number, prefix: string): string {
  if (!isInt(v)) return typeError(`'${typeName(v)}' object cannot be interpreted as an integer`);
  const value = BigInt(v);
  return `${value < 0n ? '-' : ''}${prefix}${(value < 0n ? -value : value).toString(base)}`;
}

function ord([v]: V[]): number {
  if (typeof v !== 'string') return typeError(`ord() expected string of length 1, but ${typeName(v)} found`);
  if (lengthOf(v) !== 1) return typeError(`ord() expected a character, but string of length ${lengthOf(v)} found`);
  return v.codePointAt(0) ?? 0;
}

function chr([v]: V[]): string {
  const code = index(v, 'an integer is required');
  return code >= 0 && code < 0x110000 ? String.fromCodePoint(code) : valueError('chr() arg not in range(0x110000)');
}

function abs([v]: V[]): V {
  if (v instanceof Float) return float(Math.abs(v.v));
  if (!isInt(v)) return typeError(`bad operand type for abs(): '${typeName(v)}'`);
  return num(v) < 0 ? unary('-', v) : unary('+', v);
}

function pow([a, b, modulus]: V[]): V {
  if (modulus === undefined || modulus === null) return binary('**', a, b);
  if (!isInt(a) || !isInt(b) || !isInt(modulus)) return typeError('pow() 3rd argument not allowed unless all arguments are integers');
  return int(powerModulo(BigInt(a), BigInt(b), BigInt(modulus)));
}

function powerModulo(base: bigint, exponent: bigint, modulus: bigint): bigint {
  if (modulus === 0n) valueError('pow() 3rd argument cannot be 0');
  const size = modulus < 0n ? -modulus : modulus;
  const within = (n: bigint): bigint => ((n % size) + size) % size;
  let [square, left, result] = [
    within(exponent < 0n ? inverse(within(base), size) : base),
    exponent < 0n ? -exponent : exponent,
    within(1n),
  ];
  for (; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % size;
    square = (square * square) % size;
  }
  return modulus < 0n && result ? result + modulus : result;
}

function inverse(base: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [base, modulus, 1n, 0n];
  while (b) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  return a === 1n || a === modulus ? x : valueError('base is not invertible for the given modulus');
}

function print(args: V[], { sep = null, end = null }: Record<string, V>): null {
  console.log(args.map(str).join(sep === null ? ' ' : str(sep)) + (end === null ? '' : str(end)));
  return null;
}

const TABLE: Record<string, Builtin> = {
  abs,
  all: ([items]) => {
    for (const item of iterate(items)) if (!truth(item)) return false;
    return true;
  },
  any: ([items]) => {
    for (const item of iterate(items)) if (truth(item)) return true;
    return false;
  },
  bin: (args) => based(args, 2, '0b'),
  bool: ([v = false]) => truth(v),
  callable: ([v]) => typeof v === 'function',
  chr,
  dict: ([source], named) => new Dict([...(source === undefined ? [] : pairsOf(source)), ...Object.entries(named)]),
  divmod: ([a, b]) => new Tuple(divmod(a, b)),
  enumerate,
  filter,
  float: toFloat,
  frozenset: ([items = []]) => new Set_(iterate(items)),
  hex: (args) => based(args, 16, '0x'),
  int: toInt,
  isinstance: isInstance,
  iter: ([v]) => {
    const own = iterate(v);
    return typeof (own as unknown as Iterator<V>).next === 'function' ? own : own[Symbol.iterator]();
  },
  len: ([v]) => len(v),
  list: ([items = []]) => listOf(items),
  map,
  max: (args, named) => best('max', args, named),
  min: (args, named) => best('min', args, named),
  next,
  oct: (args) => based(args, 8, '0o'),
  ord,
  pow,
  print,
  range,
  repr: ([v]) => repr(v),
  reversed,
  round: ([v, places], named) => round(v, places ?? named['ndigits'] ?? null),
  set: ([items = []]) => new Set_(iterate(items)),
  sorted: ([items], { key, reverse = false }) => {
    const list = listOf(items);
    sort(list, keyFunction(key), truth(reverse));
    return list;
  },
  str: ([v = '']) => str(v),
  sum,
  tuple: ([items = []]) => new Tuple(listOf(items)),
  zip: (args, { strict = false }) => zip(args, truth(strict)),
};

export const BUILTINS: Record<string, Fn> = Object.fromEntries(
  Object.entries(TABLE).map(([name, fn]) => [
    name,
    Object.assign((args: V[], named: Record<string, V>) => fn(args, named), { pyName: name }),
  ]),
);
