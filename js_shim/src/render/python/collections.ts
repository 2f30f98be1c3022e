/** The methods of lists, tuples, dicts, sets and numbers. */
import { asSet, equal, isSubset, place, sort } from './compare.js';
import { PyError, valueError } from './errors.js';
import { combine, refill } from './operators.js';
import { STRING } from './strings.js';
import { Dict, Float, type Fn, index, isInt, iterate, listOf, Set_, Tuple, truth, typeName, type V, View } from './values.js';

type Method<T> = (self: T, args: V[], keywords: Record<string, V>) => V;

function find(items: readonly V[], [wanted, start = 0, end = items.length]: V[], kind: string): number {
  const clamp = (v: V): number => Math.max(0, index(v) < 0 ? index(v) + items.length : index(v));
  const at = items.findIndex((item, i) => i >= clamp(start) && i < clamp(end) && equal(item, wanted));
  if (at < 0) valueError(`${kind}.index(x): x not in ${kind}`);
  return at;
}

const count = (items: readonly V[], wanted: V): number => items.filter((item) => equal(item, wanted)).length;

/** How a `key=` function is called. */
export const keyFunction = (fn: V): ((item: V) => V) | null => (fn === null || fn === undefined ? null : (item) => (fn as Fn)([item], {}));

const LIST: Record<string, Method<V[]>> = {
  append: (self, [item]) => {
    self.push(item);
    return null;
  },
  extend: (self, [items]) => {
    for (const item of listOf(items)) self.push(item);
    return null;
  },
  insert: (self, [at, item]) => {
    self.splice(index(at), 0, item);
    return null;
  },
  remove: (self, [wanted]) => {
    const at = self.findIndex((item) => equal(item, wanted));
    if (at < 0) valueError('list.remove(x): x not in list');
    self.splice(at, 1);
    return null;
  },
  pop: (self, [where = -1]) => {
    if (self.length === 0) throw new PyError('IndexError', 'pop from empty list');
    const at = place(where, self.length, "'list' object cannot be interpreted as an integer");
    if (at === undefined) throw new PyError('IndexError', 'pop index out of range');
    return self.splice(at, 1)[0];
  },
  index: (self, args) => find(self, args, 'list'),
  count: (self, [wanted]) => count(self, wanted),
  sort: (self, _, { key, reverse = false }) => {
    sort(self, keyFunction(key), truth(reverse));
    return null;
  },
  reverse: (self) => {
    self.reverse();
    return null;
  },
  copy: (self) => [...self],
  clear: (self) => {
    self.length = 0;
    return null;
  },
};

const TUPLE: Record<string, Method<Tuple>> = {
  index: (self, args) => find(self.items, args, 'tuple'),
  count: (self, [wanted]) => count(self.items, wanted),
};

function updateDict(self: Dict, [other]: V[], named: Record<string, V>): null {
  for (const [key, value] of other === undefined ? [] : pairsOf(other)) self.set(key, value);
  for (const [key, value] of Object.entries(named)) self.set(key, value);
  return null;
}

/** What `dict` takes: a dict, or pairs. */
export function pairsOf(v: V): [V, V][] {
  if (v instanceof Dict) return [...v.pairs()];
  return Array.from(iterate(v), (pair, i) => {
    const items = listOf(pair);
    if (items.length !== 2) valueError(`dictionary update sequence element #${i} has length ${items.length}; 2 is required`);
    return [items[0], items[1]];
  });
}

const DICT: Record<string, Method<Dict>> = {
  get: (self, [key, usual = null]) => self.get(key) ?? (self.has(key) ? null : usual),
  items: (self) => new View('items', self, ([key, value]) => new Tuple([key, value])),
  keys: (self) => new View('keys', self, ([key]) => key),
  values: (self) => new View('values', self, ([, value]) => value),
  pop: (self, [key, usual]) => {
    const found = self.get(key);
    if (self.delete(key)) return found;
    if (usual === undefined) throw new PyError('KeyError', key);
    return usual;
  },
  popitem: (self) => {
    const last = [...self.pairs()].at(-1);
    if (!last) throw new PyError('KeyError', 'popitem(): dictionary is empty');
    self.delete(last[0]);
    return new Tuple(last);
  },
  setdefault: (self, [key, value = null]) => {
    if (!self.has(key)) self.set(key, value);
    return self.get(key);
  },
  update: updateDict,
  copy: (self) => new Dict(self.pairs()),
  clear: (self) => {
    self.clear();
    return null;
  },
};

const setOf = (v: V): Set_ => asSet(v) ?? new Set_(iterate(v));
const folded =
  (operator: string): Method<Set_> =>
  (self, others) =>
    others.reduce<Set_>((result, other) => combine(operator, result, setOf(other)) as Set_, new Set_(self));
const changed =
  (operator: string): Method<Set_> =>
  (self, others) => {
    refill(self, folded(operator)(self, others, {}) as Set_);
    return null;
  };

const SET: Record<string, Method<Set_>> = {
  add: (self, [item]) => {
    self.dict.set(item, null);
    return null;
  },
  discard: (self, [item]) => {
    self.dict.delete(item);
    return null;
  },
  remove: (self, [item]) => {
    if (!self.dict.delete(item)) throw new PyError('KeyError', item);
    return null;
  },
  pop: (self) => {
    const [first] = self;
    if (self.size === 0) throw new PyError('KeyError', 'pop from an empty set');
    self.dict.delete(first);
    return first;
  },
  union: folded('|'),
  intersection: folded('&'),
  difference: folded('-'),
  symmetric_difference: folded('^'),
  update: changed('|'),
  intersection_update: changed('&'),
  difference_update: changed('-'),
  issubset: (self, [other]) => isSubset(self, setOf(other)),
  issuperset: (self, [other]) => isSubset(iterate(other), self),
  isdisjoint: (self, [other]) => ![...iterate(other)].some((item) => self.dict.has(item)),
  copy: (self) => new Set_(self),
  clear: (self) => {
    self.dict.clear();
    return null;
  },
};

const FLOAT: Record<string, Method<Float>> = { is_integer: ({ v }) => Number.isInteger(v) };
const INT: Record<string, Method<number>> = {
  is_integer: () => true,
  bit_length: (self) => (Number(self) === 0 ? 0 : BigInt(self).toString(2).replace('-', '').length),
};
const VIEW: Record<string, Method<View>> = {
  isdisjoint: (self, [other]) => ![...iterate(other)].some((item) => [...self].some((own) => equal(own, item))),
};

/** Every table, for the test that compares them with `lite/transpile/known.py`. */
export const METHODS = { STRING, LIST, TUPLE, DICT, SET, FLOAT, INT };

/** `self.name(…)` */
export function callMethod(self: V, name: string, args: V[], keywords: Record<string, V>): V {
  const method = tableOf(self)[name];
  if (method) return method(self, args, keywords);
  throw new PyError('AttributeError', `'${typeName(self)}' object has no attribute '${name}'`);
}

function tableOf(self: V): Record<string, Method<V>> {
  if (typeof self === 'string') return STRING as Record<string, Method<V>>;
  if (Array.isArray(self)) return LIST as Record<string, Method<V>>;
  if (self instanceof Dict) return DICT as Record<string, Method<V>>;
  if (self instanceof Set_) return SET as Record<string, Method<V>>;
  if (self instanceof Tuple) return TUPLE as Record<string, Method<V>>;
  if (self instanceof Float) return FLOAT as Record<string, Method<V>>;
  if (self instanceof View) return VIEW as Record<string, Method<V>>;
  return isInt(self) ? (INT as Record<string, Method<V>>) : {};
}
