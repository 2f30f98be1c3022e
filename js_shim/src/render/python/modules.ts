/** What there is of `math`, `random` and `json`. */
import { PyError, typeError, valueError } from './errors.js';
import { float, floatText, truncate } from './numbers.js';
import { binary } from './operators.js';
import { str } from './text.js';
import {
  Dict,
  Float,
  type Fn,
  index,
  int,
  intOf,
  isInt,
  isNumber,
  iterate,
  listOf,
  num,
  Range,
  Tuple,
  truth,
  typeName,
  type V,
} from './values.js';

type Member = (args: V[], keywords: Record<string, V>) => V;

/** A float argument. */
function real(v: V): number {
  if (isNumber(v)) return num(v);
  return typeError(`must be real number, not ${typeName(v)}`);
}

/** A function of floats; a result that isn't finite for arguments that are is a domain error. */
const reals =
  (fn: (...args: number[]) => number): Member =>
  (args) => {
    const given = args.map(real);
    const result = fn(...given);
    if (given.every(Number.isFinite)) {
      if (Number.isNaN(result)) valueError('math domain error');
      if (!Number.isFinite(result)) throw new PyError('OverflowError', 'math range error');
    }
    return float(result);
  };

/** A logarithm, of ints beyond floats too. */
const logarithm =
  (fn: (x: number) => number, ln: number): Member =>
  ([v]) => {
    if (typeof v === 'bigint' && v > 0n) {
      const shift = Math.max(0, v.toString(2).length - 60);
      return float(fn(Number(v >> BigInt(shift))) + (shift * Math.LN2) / ln);
    }
    return real(v) <= 0 ? valueError('expected a positive input') : float(fn(real(v)));
  };

const log = logarithm(Math.log, 1);
const toWhole =
  (fn: (x: number) => number): Member =>
  ([v]) =>
    isInt(v) ? (typeof v === 'boolean' ? Number(v) : v) : truncate(fn(real(v)));
const whole = (v: V): bigint => (isInt(v) ? BigInt(v) : typeError(`'${typeName(v)}' object cannot be interpreted as an integer`));

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y) [x, y] = [y, x % y];
  return x;
}

function falling(n: bigint, k: bigint): bigint {
  let result = 1n;
  for (let i = 0n; i < k; i++) result *= n - i;
  return result;
}

function factorial([v]: V[]): V {
  const n = whole(v);
  if (n < 0n) valueError('factorial() not defined for negative values');
  if (n > 5000n) throw new PyError('OverflowError', 'the result is too large for the page');
  return int(falling(n, n));
}

function choose(v: V, w: V, ordered: boolean): V {
  const [n, k] = [whole(v), w === undefined || w === null ? whole(v) : whole(w)];
  if (n < 0n) valueError('n must be a non-negative integer');
  if (k < 0n) valueError('k must be a non-negative integer');
  return k > n ? 0 : int(ordered ? falling(n, k) : falling(n, k) / falling(k, k));
}

function squareRoot([v]: V[]): V {
  const n = whole(v);
  if (n < 0n) valueError('isqrt() argument must be nonnegative');
  let root = BigInt(Math.floor(Math.sqrt(Number(n))));
  while (root * root > n) root--;
  while ((root + 1n) * (root + 1n) <= n) root++;
  return int(root);
}

function isClose([a, b]: V[], { rel_tol = float(1e-9), abs_tol = float(0) }: Record<string, V>): boolean {
  const [x, y] = [real(a), real(b)];
  if (x === y) return true;
  if (!Number.isFinite(x) || !Number.isFinite(y)) return false;
  return Math.abs(x - y) <= Math.max(real(rel_tol) * Math.max(Math.abs(x), Math.abs(y)), real(abs_tol));
}

/** Adds up exactly: the partial sums never overlap. */
function exactSum([items]: V[]): V {
  const partials: number[] = [];
  for (const item of iterate(items)) {
    let x = real(item);
    let kept = 0;
    for (const partial of partials) {
      const [big, small] = Math.abs(x) < Math.abs(partial) ? [partial, x] : [x, partial];
      const high = big + small;
      const low = small - (high - big);
      if (low) partials[kept++] = low;
      x = high;
    }
    partials.length = kept;
    partials.push(x);
  }
  return float(partials.reduceRight((total, part) => total + part, 0));
}

const MATH: Record<string, Member> = {
  sqrt: ([v]) => (real(v) < 0 ? valueError(`expected a nonnegative input, got ${floatText(real(v))}`) : float(Math.sqrt(real(v)))),
  cbrt: reals(Math.cbrt),
  floor: toWhole(Math.floor),
  ceil: toWhole(Math.ceil),
  trunc: toWhole(Math.trunc),
  fabs: reals(Math.abs),
  exp: reals(Math.exp),
  log: ([v, base]) => (base === undefined ? log([v], {}) : binary('/', log([v], {}), log([base], {}))),
  log2: logarithm(Math.log2, Math.LN2),
  log10: logarithm(Math.log10, Math.LN10),
  pow: (args) => binary('**', float(real(args[0])), float(real(args[1]))),
  sin: reals(Math.sin),
  cos: reals(Math.cos),
  tan: reals(Math.tan),
  asin: reals(Math.asin),
  acos: reals(Math.acos),
  atan: reals(Math.atan),
  atan2: reals(Math.atan2),
  sinh: reals(Math.sinh),
  cosh: reals(Math.cosh),
  tanh: reals(Math.tanh),
  hypot: reals(Math.hypot),
  dist: ([a, b]) => float(Math.hypot(...listOf(a).map((x, i) => real(x) - real(listOf(b)[i])))),
  degrees: reals((x) => x * (180 / Math.PI)),
  radians: reals((x) => x * (Math.PI / 180)),
  isnan: ([v]) => Number.isNaN(real(v)),
  isinf: ([v]) => Math.abs(real(v)) === Number.POSITIVE_INFINITY,
  isfinite: ([v]) => Number.isFinite(real(v)),
  isclose: isClose,
  gcd: (args) => int(args.map(whole).reduce(gcd, 0n)),
  lcm: (args) => int(args.map(whole).reduce((a, b) => (a && b ? ((n) => (n < 0n ? -n : n))((a / gcd(a, b)) * b) : 0n), 1n)),
  factorial,
  comb: ([n, k]) => choose(n, k, false),
  perm: ([n, k]) => choose(n, k, true),
  copysign: ([a, b]) => float(Math.abs(real(a)) * (real(b) < 0 || Object.is(real(b), -0) ? -1 : 1)),
  fmod: ([a, b]) => (real(b) === 0 ? valueError('math domain error') : float(real(a) % real(b))),
  prod: ([items], { start = 1 }) => {
    let result: V = start;
    for (const item of iterate(items)) result = binary('*', result, item);
    return result;
  },
  fsum: exactSum,
  isqrt: squareRoot,
};

const below = (n: number): number => Math.floor(Math.random() * n);

function shuffled(items: V[]): V[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = below(i + 1);
    [items[i], items[j]] = [items[j], items[i]];
  }
  return items;
}

function someOf(items: V[]): V {
  if (items.length === 0) throw new PyError('IndexError', 'Cannot choose from an empty sequence');
  return items[below(items.length)];
}

function fromRange(start: number, stop: number, step: number): V {
  const range = new Range(start, stop, step);
  return range.size ? range.at(below(range.size)) : valueError(`empty range for randrange() (${start}, ${stop}, ${stop - start})`);
}

function weighted(items: V[], weights: V[]): V {
  let left = Math.random() * weights.reduce<number>((total, weight) => total + real(weight), 0);
  return items.find((_, i) => {
    left -= real(weights[i]);
    return left < 0;
  });
}

const RANDOM: Record<string, Member> = {
  random: () => float(Math.random()),
  randint: ([a, b]) => fromRange(index(a), index(b) + 1, 1),
  randrange: ([a, b, step = 1]) => (b === undefined ? fromRange(0, index(a), 1) : fromRange(index(a), index(b), index(step))),
  choice: ([items]) => someOf(listOf(items)),
  choices: ([items, given], { weights = given ?? null, k = 1 }) => {
    const all = listOf(items);
    return Array.from({ length: index(k) }, () => (weights === null ? someOf(all) : weighted(all, listOf(weights))));
  },
  sample: ([items, given], { k = given }) => {
    const all = listOf(items);
    if (index(k) > all.length) valueError('Sample larger than population or is negative');
    return shuffled(all).slice(0, index(k));
  },
  shuffle: ([items]) => {
    shuffled(items as V[]);
    return null;
  },
  uniform: ([a, b]) => float(real(a) + (real(b) - real(a)) * Math.random()),
  gauss: ([mean = 0, deviation = 1]) =>
    float(real(mean) + real(deviation) * Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random())),
};

/** JSON as a value. */
export function fromJson(v: unknown): V {
  if (typeof v === 'number') return Number.isInteger(v) ? intOf(v) : float(v);
  if (Array.isArray(v)) return v.map(fromJson);
  if (typeof v === 'object' && v !== null && Object.getPrototypeOf(v) === Object.prototype)
    return new Dict(Object.entries(v).map(([key, item]) => [key, fromJson(item)]));
  return v === undefined ? null : v;
}

function loads([text]: V[]): V {
  if (typeof text !== 'string') return typeError(`the JSON object must be str, bytes or bytearray, not ${typeName(text)}`);
  try {
    JSON.parse(text);
  } catch (error) {
    throw new PyError('JSONDecodeError', (error as Error).message);
  }
  // Read again with the numbers marked, because 1.0 is a float and 1 is not.
  const marked = text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (all) =>
    all[0] === '"' ? `"s${all.slice(1)}` : `"n${all}"`,
  );
  return unmarked(JSON.parse(marked));
}

function unmarked(v: unknown): V {
  if (typeof v === 'string') {
    const text = v.slice(1);
    if (v[0] === 's') return text;
    return /[.eE]/.test(text) ? float(Number(text)) : int(BigInt(text));
  }
  if (Array.isArray(v)) return v.map(unmarked);
  if (typeof v === 'object' && v !== null) return new Dict(Object.entries(v).map(([key, item]) => [key.slice(1), unmarked(item)]));
  return v;
}

function dumps([v]: V[], { indent = null, sort_keys = false, ensure_ascii = true }: Record<string, V>): V {
  const step = indent === null ? null : typeof indent === 'string' ? indent : ' '.repeat(index(indent));
  const quote = (text: string): string => {
    const quoted = JSON.stringify(text).replaceAll('\x7f', '\\u007f').replaceAll('\\u007f', '\x7f');
    return truth(ensure_ascii)
      ? quoted.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
      : quoted;
  };
  const write = (value: V, depth: string): string => {
    if (typeof value === 'string') return quote(value);
    if (value === null || typeof value === 'boolean') return String(value);
    if (isInt(value)) return value.toString();
    if (value instanceof Float)
      return Number.isFinite(value.v) ? floatText(value.v) : Number.isNaN(value.v) ? 'NaN' : value.v < 0 ? '-Infinity' : 'Infinity';
    const inner = step === null ? '' : depth + step;
    const wrap = (open: string, parts: string[], close: string): string => {
      if (parts.length === 0) return open + close;
      return step === null ? open + parts.join(', ') + close : `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${depth}${close}`;
    };
    if (Array.isArray(value) || value instanceof Tuple)
      return wrap(
        '[',
        listOf(value).map((item) => write(item, inner)),
        ']',
      );
    if (value instanceof Dict) {
      const pairs = [...value.pairs()].map(([key, item]) => [jsonKey(key), item] as const);
      if (truth(sort_keys)) pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
      return wrap(
        '{',
        pairs.map(([key, item]) => `${quote(key)}: ${write(item, inner)}`),
        '}',
      );
    }
    return typeError(`Object of type ${typeName(value)} is not JSON serializable`);
  };
  return write(v, '');
}

/** A dict's key as JSON has it. */
export function jsonKey(key: V): string {
  if (typeof key === 'string') return key;
  if (key === null) return 'null';
  if (typeof key === 'boolean') return String(key);
  if (isNumber(key)) return str(key);
  return typeError(`keys must be str, int, float, bool or None, not ${typeName(key)}`);
}

const TABLE: Record<string, Member> = {
  ...prefixed('math', MATH),
  ...prefixed('random', RANDOM),
  'json.loads': loads,
  'json.dumps': dumps,
};

function prefixed(module: string, members: Record<string, Member>): Record<string, Member> {
  return Object.fromEntries(Object.entries(members).map(([name, fn]) => [`${module}.${name}`, fn]));
}

export const MEMBERS: Record<string, Fn> = Object.fromEntries(
  Object.entries(TABLE).map(([name, fn]) => [
    name,
    Object.assign((args: V[], named: Record<string, V>) => fn(args, named), { pyName: name }),
  ]),
);
