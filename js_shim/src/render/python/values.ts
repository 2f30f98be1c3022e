/**
 * Python's values as JavaScript has them.
 *
 *     None null · bool boolean · str string · list Array · function Fn
 *     int number, or bigint beyond 2**53 (never within) · float Float, so that 1.0 is not 1
 *     tuple Tuple · dict Dict · set Set_ · range Range · iterators and generators: JavaScript's
 */
import { frozen, PyError, typeError } from './errors.js';

export type V = unknown;
export type Fn = ((args: V[], keywords: Record<string, V>) => V) & { pyName?: string };

/** A float. Ints are plain numbers, because they are the more frequent. */
export class Float {
  readonly v: number;
  constructor(v: number) {
    this.v = v;
  }
}

export class Tuple {
  readonly items: readonly V[];
  constructor(items: readonly V[]) {
    this.items = items;
  }
  [Symbol.iterator](): Iterator<V> {
    return this.items[Symbol.iterator]();
  }
}

/** A dict: keys that are equal in Python have the same text as `keyOf` makes of them. */
export class Dict {
  private map = new Map<V, [V, V]>();
  private fixed = false;
  private kind: string;

  constructor(pairs: Iterable<readonly [V, V]> = [], kind = 'dict key') {
    this.kind = kind;
    for (const [key, value] of pairs) this.set(key, value);
  }
  get size(): number {
    return this.map.size;
  }
  get(key: V): V | undefined {
    return this.map.get(this.own(key))?.[1];
  }
  has(key: V): boolean {
    return this.map.has(this.own(key));
  }
  set(key: V, value: V): void {
    this.change();
    const own = this.own(key);
    const pair = this.map.get(own);
    if (pair) pair[1] = value;
    else this.map.set(own, [key, value]);
  }
  delete(key: V): boolean {
    this.change();
    return this.map.delete(this.own(key));
  }
  clear(): void {
    this.change();
    this.map.clear();
  }
  freeze(): void {
    this.fixed = true;
  }
  *pairs(): Generator<[V, V]> {
    const { size } = this.map;
    for (const pair of this.map.values()) {
      if (this.map.size !== size) throw new PyError('RuntimeError', 'dictionary changed size during iteration');
      yield pair;
    }
  }
  *[Symbol.iterator](): Generator<V> {
    for (const [key] of this.pairs()) yield key;
  }
  private own(key: V): V {
    try {
      return keyOf(key);
    } catch (error) {
      return typeError(`cannot use '${typeName(key)}' as a ${this.kind} (${(error as Error).message})`);
    }
  }
  private change(): void {
    if (this.fixed) throw frozen();
  }
}

/** A set, in the order in which it was filled. */
export class Set_ {
  readonly dict = new Dict([], 'set element');
  constructor(items: Iterable<V> = []) {
    for (const item of items) this.dict.set(item, null);
  }
  get size(): number {
    return this.dict.size;
  }
  [Symbol.iterator](): Iterator<V> {
    return this.dict[Symbol.iterator]();
  }
}

export class Range {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  readonly size: number;
  constructor(start: number, stop: number, step: number) {
    if (step === 0) throw new PyError('ValueError', 'range() arg 3 must not be zero');
    [this.start, this.stop, this.step] = [start, stop, step];
    this.size = Math.max(0, Math.ceil((stop - start) / step));
  }
  at(index: number): number {
    return this.start + index * this.step;
  }
  *[Symbol.iterator](): Generator<number> {
    for (let i = 0; i < this.size; i++) {
      tick();
      yield this.start + i * this.step;
    }
  }
}

/** `d.items()` and its like: it is iterated anew each time, and tells its name. */
export class View {
  readonly name: string;
  readonly dict: Dict;
  private read: (pair: [V, V]) => V;
  constructor(name: string, dict: Dict, read: (pair: [V, V]) => V) {
    this.name = name;
    this.dict = dict;
    this.read = read;
  }
  get size(): number {
    return this.dict.size;
  }
  *[Symbol.iterator](): Generator<V> {
    for (const pair of this.dict.pairs()) yield this.read(pair);
  }
}

const LIMIT_MS = 5000;
let ticks = 0;
let deadline = Number.POSITIVE_INFINITY;

/** From now on a function may run for as long as `LIMIT_MS`: it has the page's thread, so nobody could stop it. */
export function startClock(): void {
  deadline = performance.now() + LIMIT_MS;
}

/** Called once per turn of a loop. */
export function tick(): void {
  if ((++ticks & 0x3fff) === 0 && performance.now() > deadline) {
    throw new PyError(
      'TimeoutError',
      `it ran for more than ${LIMIT_MS / 1000} s in the page and was ended; without js=True it would not block the page`,
    );
  }
}

/** An int of either kind in its one form. */
export function int(value: bigint): V {
  return value >= -MAX && value <= MAX ? Number(value) : value;
}
const MAX = BigInt(Number.MAX_SAFE_INTEGER);

/** An int from a JavaScript number without fraction. */
export function intOf(value: number): V {
  return Number.isSafeInteger(value) ? value + 0 : BigInt(value);
}

export const isInt = (v: V): v is number | bigint | boolean => typeof v === 'number' || typeof v === 'bigint' || typeof v === 'boolean';
export const isNumber = (v: V): boolean => isInt(v) || v instanceof Float;
/** A value's number; bigints lose digits. */
export const num = (v: V): number => (v instanceof Float ? v.v : Number(v));

/** An index or a count: a Python int as a number. */
export function index(v: V, what = 'list indices must be integers or slices'): number {
  if (typeof v === 'number') return v;
  if (typeof v === 'boolean' || typeof v === 'bigint') return Number(v);
  return typeError(`${what}, not ${typeName(v)}`);
}

export function typeName(v: V): string {
  if (v === null || v === undefined) return 'NoneType';
  switch (typeof v) {
    case 'boolean':
      return 'bool';
    case 'number':
    case 'bigint':
      return 'int';
    case 'string':
      return 'str';
    case 'function':
      return 'function';
  }
  if (v instanceof Float) return 'float';
  if (Array.isArray(v)) return 'list';
  if (v instanceof Tuple) return 'tuple';
  if (v instanceof Dict) return 'dict';
  if (v instanceof Set_) return 'set';
  if (v instanceof Range) return 'range';
  if (v instanceof View) return `dict_${v.name}`;
  return v instanceof PyError ? v.kind : 'generator';
}

export function truth(v: V): boolean {
  if (typeof v === 'boolean') return v;
  if (v === null || v === undefined || v === 0 || v === '') return false;
  if (typeof v !== 'object') return true;
  if (v instanceof Float) return v.v !== 0;
  if (Array.isArray(v)) return v.length > 0;
  if (v instanceof Tuple) return v.items.length > 0;
  if (v instanceof Dict || v instanceof Set_ || v instanceof Range || v instanceof View) return v.size > 0;
  return true;
}

/** What equal keys have in common. */
export function keyOf(v: V): V {
  switch (typeof v) {
    case 'string':
      return `s${v}`;
    case 'number':
      return v;
    case 'boolean':
      return v ? 1 : 0;
    case 'bigint':
      return v;
  }
  if (v === null || typeof v === 'function') return v;
  // An int that is too large for a number is a bigint, so a float that is equal to it has to be one too.
  if (v instanceof Float) return Number.isInteger(v.v) ? intOf(v.v) : v.v;
  if (v instanceof Tuple)
    return `t${v.items
      .map((item) => `${typeof keyOf(item)}${String(keyOf(item))}`)
      .map((text) => `${text.length}:${text}`)
      .join('')}`;
  if (Array.isArray(v) || v instanceof Dict || v instanceof Set_) return typeError(`unhashable type: '${typeName(v)}'`);
  return v;
}

/** Whatever has items, as JavaScript iterates it; text by code points. */
export function iterate(v: V): Iterable<V> {
  if (typeof v === 'string' || (typeof v === 'object' && v !== null && Symbol.iterator in v)) return v as Iterable<V>;
  return typeError(`'${typeName(v)}' object is not iterable`);
}

/** The items as a list of their own. */
export const listOf = (v: V): V[] => Array.from(iterate(v));

/** Text with characters beyond 2 bytes has to be cut by code points. */
export const isWide = (text: string): boolean => /[\ud800-\udfff]/.test(text);
export const lengthOf = (text: string): number => (isWide(text) ? Array.from(text).length : text.length);

export function len(v: V): number {
  if (typeof v === 'string') return lengthOf(v);
  if (Array.isArray(v)) return v.length;
  if (v instanceof Tuple) return v.items.length;
  if (v instanceof Dict || v instanceof Set_ || v instanceof Range || v instanceof View) return v.size;
  return typeError(`object of type '${typeName(v)}' has no len()`);
}
