/** Operators on any two values, indexes and slices. */
import { asSet, place } from './compare.js';
import { frozen, PyError, typeError, valueError } from './errors.js';
import { arithmetic } from './numbers.js';
import { percent } from './text.js';
import { Dict, index, isInt, isNumber, isWide, iterate, len, listOf, Range, Set_, Tuple, typeName, type V } from './values.js';

/** `a + b` and its kin. */
export function binary(operator: string, a: V, b: V): V {
  // What most programs do most.
  if (typeof a === 'number' && typeof b === 'number') {
    const quick = operator === '+' ? a + b : operator === '-' ? a - b : Number.NaN;
    if (Number.isSafeInteger(quick)) return quick;
  }
  const result = isNumber(a) && isNumber(b) ? arithmetic(operator, a, b) : others(operator, a, b);
  if (result !== undefined) return result;
  if (operator === '*' && (hasItems(a) || hasItems(b)))
    return typeError(`can't multiply sequence by non-int of type '${typeName(hasItems(b) && !hasItems(a) ? a : b)}'`);
  if (operator === '+' && typeof a === 'string') return typeError(`can only concatenate str (not "${typeName(b)}") to str`);
  if (operator === '+' && Array.isArray(a)) return typeError(`can only concatenate list (not "${typeName(b)}") to list`);
  const spelled = operator === '**' ? '** or pow()' : operator;
  return typeError(`unsupported operand type(s) for ${spelled}: '${typeName(a)}' and '${typeName(b)}'`);
}

const hasItems = (v: V): boolean => typeof v === 'string' || Array.isArray(v) || v instanceof Tuple;

function others(operator: string, a: V, b: V): V | undefined {
  if (operator === '+') {
    if (typeof a === 'string' && typeof b === 'string') return a + b;
    if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
    if (a instanceof Tuple && b instanceof Tuple) return new Tuple([...a.items, ...b.items]);
    return undefined;
  }
  if (operator === '*') return isInt(b) ? repeat(a, Number(b)) : isInt(a) ? repeat(b, Number(a)) : undefined;
  if (operator === '%' && typeof a === 'string') return percent(a, b);
  if (operator === '|' && a instanceof Dict && b instanceof Dict) return new Dict([...a.pairs(), ...b.pairs()]);
  const [x, y] = [asSet(a), asSet(b)];
  return x && y ? combine(operator, x, y) : undefined;
}

function repeat(v: V, times: number): V | undefined {
  const count = Math.max(0, times);
  if (typeof v === 'string') return v.repeat(count);
  if (Array.isArray(v) || v instanceof Tuple) {
    if (len(v) * count > 1e8) throw new PyError('OverflowError', 'the result is too large for the page');
    const items = listOf(v);
    const all = Array.from({ length: items.length * count }, (_, i) => items[i % items.length]);
    return v instanceof Tuple ? new Tuple(all) : all;
  }
  return undefined;
}

/** `|`, `&`, `-`, `^` of two sets. */
export function combine(operator: string, a: Set_, b: Set_): Set_ | undefined {
  switch (operator) {
    case '|':
      return new Set_([...a, ...b]);
    case '&':
      return new Set_([...a].filter((item) => b.dict.has(item)));
    case '-':
      return new Set_([...a].filter((item) => !b.dict.has(item)));
    case '^':
      return new Set_([...[...a].filter((item) => !b.dict.has(item)), ...[...b].filter((item) => !a.dict.has(item))]);
  }
  return undefined;
}

/** `target += value`, which changes lists, dicts and sets in place. */
export function augment(operator: string, target: V, value: V): V {
  if (operator === '+' && Array.isArray(target)) {
    for (const item of listOf(value)) target.push(item);
    return target;
  }
  if (operator === '*' && Array.isArray(target) && isInt(value)) {
    target.splice(0, target.length, ...(repeat(target, Number(value)) as V[]));
    return target;
  }
  if (operator === '|' && target instanceof Dict && value instanceof Dict) {
    for (const [key, item] of value.pairs()) target.set(key, item);
    return target;
  }
  if (target instanceof Set_ && value instanceof Set_) {
    const result = combine(operator, target, value);
    if (result) return refill(target, result);
  }
  return binary(operator, target, value);
}

export function refill(target: Set_, items: Iterable<V>): Set_ {
  const all = [...items];
  target.dict.clear();
  for (const item of all) target.dict.set(item, null);
  return target;
}

const name = (v: V): string => (typeof v === 'string' ? 'string' : typeName(v));

/** `container[key]` */
export function item(container: V, key: V): V {
  if (container instanceof Dict) {
    const found = container.get(key);
    if (found === undefined) throw new PyError('KeyError', key);
    return found;
  }
  if (typeof container !== 'string' && !Array.isArray(container) && !(container instanceof Tuple) && !(container instanceof Range))
    return typeError(`'${typeName(container)}' object is not subscriptable`);
  const indices =
    typeof container === 'string' ? 'string indices must be integers' : `${typeName(container)} indices must be integers or slices`;
  if (!isInt(key))
    return typeError(typeof container === 'string' ? `${indices}, not '${typeName(key)}'` : `${indices}, not ${typeName(key)}`);
  const at = place(key, len(container));
  if (at === undefined)
    throw new PyError('IndexError', `${container instanceof Range ? 'range object' : name(container)} index out of range`);
  if (typeof container === 'string') return isWide(container) ? Array.from(container)[at] : container[at];
  if (container instanceof Range) return container.at(at);
  return container instanceof Tuple ? container.items[at] : container[at];
}

/** The positions that a slice names. */
function positions(length: number, from: V, to: V, by: V): number[] {
  const what = 'slice indices must be integers or None or have an __index__ method';
  const read = (v: V): number => (isInt(v) ? Number(v) : typeError(what));
  const step = by === null ? 1 : read(by);
  if (step === 0) valueError('slice step cannot be zero');
  const [least, most] = step > 0 ? [0, length] : [-1, length - 1];
  const clamp = (v: V, usual: number): number => {
    if (v === null) return usual;
    const at = read(v);
    return Math.min(most, Math.max(least, at < 0 ? at + length : at));
  };
  const start = clamp(from, step > 0 ? 0 : length - 1);
  const stop = clamp(to, step > 0 ? length : -1);
  const found: number[] = [];
  for (let i = start; step > 0 ? i < stop : i > stop; i += step) found.push(i);
  return found;
}

/** `container[from:to:by]` */
export function slice(container: V, from: V, to: V, by: V): V {
  if (typeof container === 'string') {
    const wide = isWide(container);
    const chars = wide ? Array.from(container) : container;
    return positions(chars.length, from, to, by)
      .map((i) => chars[i])
      .join('');
  }
  if (container instanceof Range) {
    const found = positions(container.size, from, to, by);
    const step = (by === null ? 1 : index(by)) * container.step;
    const start = found.length ? container.at(found[0] as number) : 0;
    return new Range(start, start + found.length * step, step);
  }
  if (!Array.isArray(container) && !(container instanceof Tuple)) return typeError(`'${typeName(container)}' object is not subscriptable`);
  const items = container instanceof Tuple ? container.items : container;
  const found = positions(items.length, from, to, by).map((i) => items[i]);
  return container instanceof Tuple ? new Tuple(found) : found;
}

/** `container[key] = value` */
export function setItem(container: V, key: V, value: V): void {
  if (container instanceof Dict) container.set(key, value);
  else if (Array.isArray(container)) {
    if (!isInt(key)) typeError(`list indices must be integers or slices, not ${typeName(key)}`);
    const at = place(key, container.length);
    if (at === undefined) throw new PyError('IndexError', 'list assignment index out of range');
    if (Object.isFrozen(container)) throw frozen();
    container[at] = value;
  } else typeError(`'${typeName(container)}' object does not support item assignment`);
}

/** `container[from:to:by] = value` */
export function setSlice(container: V, from: V, to: V, by: V, value: V): void {
  if (!Array.isArray(container)) typeError(`'${typeName(container)}' object does not support item assignment`);
  const list = container as V[];
  const values = listOf(value);
  if (by === null || by === 1) {
    const found = positions(list.length, from, to, null);
    const start =
      found[0] ?? Math.min(list.length, Math.max(0, from === null ? 0 : index(from) < 0 ? index(from) + list.length : index(from)));
    list.splice(start, found.length, ...values);
    return;
  }
  const found = positions(list.length, from, to, by);
  if (found.length !== values.length)
    valueError(`attempt to assign sequence of size ${values.length} to extended slice of size ${found.length}`);
  found.forEach((at, i) => {
    list[at] = values[i];
  });
}

/** `del container[key]` */
export function deleteItem(container: V, key: V): void {
  if (container instanceof Dict) {
    if (!container.delete(key)) throw new PyError('KeyError', key);
  } else if (Array.isArray(container)) {
    const at = place(key, container.length);
    if (at === undefined) throw new PyError('IndexError', 'list assignment index out of range');
    container.splice(at, 1);
  } else typeError(`'${typeName(container)}' object doesn't support item deletion`);
}

/** `del container[from:to:by]` */
export function deleteSlice(container: V, from: V, to: V, by: V): void {
  if (!Array.isArray(container)) typeError(`'${typeName(container)}' object does not support item deletion`);
  const list = container as V[];
  for (const at of positions(list.length, from, to, by).sort((a, b) => b - a)) list.splice(at, 1);
}

/** The items for `a, *b, c = value`: `count` targets, the one at `star` (or -1) takes what is left as a list. */
export function unpack(value: V, count: number, star: number): V[] {
  if (typeof value !== 'string' && (typeof value !== 'object' || value === null || !(Symbol.iterator in value))) {
    return typeError(`cannot unpack non-iterable ${typeName(value)} object`);
  }
  const items = Array.from(iterate(value));
  const least = star < 0 ? count : count - 1;
  if (items.length < least)
    valueError(`not enough values to unpack (expected ${star < 0 ? '' : 'at least '}${least}, got ${items.length})`);
  if (star < 0) {
    const sized = Array.isArray(value) || value instanceof Tuple || value instanceof Dict;
    if (items.length > count) valueError(`too many values to unpack (expected ${count}${sized ? `, got ${items.length}` : ''})`);
    return items;
  }
  const rest = items.length - least;
  return [...items.slice(0, star), items.slice(star, star + rest), ...items.slice(star + rest)];
}
