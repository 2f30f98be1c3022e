/** Equality, order and membership, as Python has them. */
import { typeError } from './errors.js';
import { Dict, Float, index, isNumber, iterate, Range, Set_, Tuple, typeName, type V, View } from './values.js';

/** A number that JavaScript's own comparison takes; it compares bigints and numbers exactly. */
const bare = (v: V): number | bigint => (v instanceof Float ? v.v : typeof v === 'boolean' ? Number(v) : (v as number | bigint));

/** `a == b` */
export function equal(a: V, b: V): boolean {
  if (a === b) return true;
  // biome-ignore lint/suspicious/noDoubleEquals: of a number and a bigint only == is exact
  if (isNumber(a)) return isNumber(b) && bare(a) == bare(b);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && sameItems(a, b);
  if (a instanceof Tuple) return b instanceof Tuple && sameItems(a.items, b.items);
  if (a instanceof Range) return b instanceof Range && sameItems([...a], [...b]);
  if (a instanceof Dict) return b instanceof Dict && sameDict(a, b);
  const [x, y] = [asSet(a), asSet(b)];
  return x !== undefined && y !== undefined && x.size === y.size && isSubset(x, y);
}

/** `a is b`, where numbers and text have no identity of their own. */
export function same(a: V, b: V): boolean {
  return (
    a === b ||
    (typeName(a) === typeName(b) &&
      ((a instanceof Float && b instanceof Float && a.v === b.v) ||
        (a instanceof Tuple && b instanceof Tuple && a.items.length === 0 && b.items.length === 0)))
  );
}

function sameItems(a: readonly V[], b: readonly V[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i] || equal(item, b[i]));
}

function sameDict(a: Dict, b: Dict): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a.pairs()) if (!b.has(key) || !equal(value, b.get(key))) return false;
  return true;
}

/** A set, or a view that Python compares like one. */
export function asSet(v: V): Set_ | undefined {
  if (v instanceof Set_) return v;
  return v instanceof View && v.name !== 'values' ? new Set_(v) : undefined;
}

export function isSubset(a: Iterable<V>, b: Set_): boolean {
  for (const item of a) if (!b.dict.has(item)) return false;
  return true;
}

export type Order = '<' | '<=' | '>' | '>=';

/** `a < b` and its kin. */
export function ordered(operator: Order, a: V, b: V): boolean {
  if (typeof a === 'number' && typeof b === 'number') return decide(operator, a < b, a === b, a > b);
  if (isNumber(a) && isNumber(b)) {
    const [x, y] = [bare(a), bare(b)];
    // biome-ignore lint/suspicious/noDoubleEquals: of a number and a bigint only == is exact
    return decide(operator, x < y, x == y, x > y);
  }
  if (typeof a === 'string' && typeof b === 'string') {
    const sign = compareText(a, b);
    return decide(operator, sign < 0, sign === 0, sign > 0);
  }
  if ((Array.isArray(a) && Array.isArray(b)) || (a instanceof Tuple && b instanceof Tuple)) return orderedItems(operator, [...a], [...b]);
  const [x, y] = [asSet(a), asSet(b)];
  if (x && y) {
    const [below, above] = [isSubset(x, y), isSubset(y, x)];
    return decide(operator, below && !above, below && above, above && !below);
  }
  return typeError(`'${operator}' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`);
}

function decide(operator: Order, less: boolean, same: boolean, more: boolean): boolean {
  if (operator === '<') return less;
  if (operator === '<=') return less || same;
  return operator === '>' ? more : more || same;
}

function orderedItems(operator: Order, a: V[], b: V[]): boolean {
  const i = a.findIndex((item, at) => at >= b.length || !equal(item, b[at]));
  if (i >= 0 && i < b.length) return ordered(operator, a[i], b[i]);
  return decide(operator, a.length < b.length, a.length === b.length, a.length > b.length);
}

/** By code points: UTF-16, which JavaScript goes by, has another order beyond 2 bytes. */
function compareText(a: string, b: string): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    if (a[i] !== b[i]) return rank(a.charCodeAt(i)) - rank(b.charCodeAt(i));
  }
  return a.length - b.length;
}

/** Halves of wide characters come after all others. */
const rank = (unit: number): number => (unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit);

/** `item in container` */
export function contains(container: V, item: V): boolean {
  if (typeof container === 'string') {
    if (typeof item === 'string') return container.includes(item);
    return typeError(`'in <string>' requires string as left operand, not ${typeName(item)}`);
  }
  if (container instanceof Dict) return container.has(item);
  if (container instanceof Set_) return container.dict.has(item);
  if (container instanceof View && container.name === 'keys') return container.dict.has(item);
  if (container instanceof Range) {
    if (!isNumber(item)) return false;
    const at = (Number(bare(item)) - container.start) / container.step;
    return Number.isInteger(at) && at >= 0 && at < container.size;
  }
  if (typeof container !== 'object' || container === null || !(Symbol.iterator in container))
    return typeError(`argument of type '${typeName(container)}' is not a container or iterable`);
  for (const one of iterate(container)) if (equal(one, item)) return true;
  return false;
}

/** A stable sort of `items`, in place, by `key` if there is one. */
export function sort(items: V[], key: ((item: V) => V) | null, reverse: boolean): void {
  const keyed = items.map((item) => [key ? key(item) : item, item] as const);
  const sign = reverse ? -1 : 1;
  keyed.sort(([a], [b]) => (ordered('<', a, b) ? -sign : ordered('<', b, a) ? sign : 0));
  keyed.forEach(([, item], i) => {
    items[i] = item;
  });
}

/** Where an index leads, negative ones counted from the end; undefined when out of range. */
export function place(i: V, length: number, what?: string): number | undefined {
  const at = index(i, what);
  const own = at < 0 ? at + length : at;
  return own >= 0 && own < length ? own : undefined;
}
