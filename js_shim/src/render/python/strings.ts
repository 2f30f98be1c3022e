/** The methods of text. Positions count code points. */
import { PyError, typeError, valueError } from './errors.js';
import { formatMethod, join } from './text.js';
import { index, isWide, iterate, lengthOf, Tuple, typeName, type V } from './values.js';

type Method = (self: string, args: V[], keywords: Record<string, V>) => V;

/** What Python takes for white space; JavaScript's `\s` is another set. */
const SPACE = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const SPACES = new RegExp(`[${SPACE}]+`);
const LINE_ENDS = '\\n-\\r\\x1c-\\x1e\\x85\\u2028\\u2029';
const LINE = new RegExp(`\\r\\n|[${LINE_ENDS}]`, 'g');

const text = (v: V, what = 'argument'): string => (typeof v === 'string' ? v : typeError(`${what} must be str, not ${typeName(v)}`));
const optional = (v: V | undefined): string | null => (v === undefined || v === null ? null : text(v));

function strip(self: string, chars: string | null, left: boolean, right: boolean): string {
  if (chars === null) {
    const start = left ? self.replace(new RegExp(`^[${SPACE}]+`), '') : self;
    return right ? start.replace(new RegExp(`[${SPACE}]+$`), '') : start;
  }
  const all = Array.from(self);
  const cut = new Set(Array.from(chars));
  let [from, to] = [0, all.length];
  while (left && from < to && cut.has(all[from] as string)) from++;
  while (right && to > from && cut.has(all[to - 1] as string)) to--;
  return all.slice(from, to).join('');
}

function split(self: string, separator: string | null, most: number): string[] {
  const limit = most < 0 ? Number.POSITIVE_INFINITY : most;
  if (separator === '') valueError('empty separator');
  if (separator === null) {
    const words: string[] = [];
    let rest = strip(self, null, true, false);
    while (rest && words.length < limit) {
      const found = SPACES.exec(rest);
      if (!found) break;
      words.push(rest.slice(0, found.index));
      rest = rest.slice(found.index + found[0].length);
    }
    // What is left at the limit keeps the spaces in it, and those at its end.
    return rest ? [...words, rest] : words;
  }
  const parts = self.split(separator);
  return parts.length > limit + 1 ? [...parts.slice(0, limit), parts.slice(limit).join(separator)] : parts;
}

const backwards = (value: string): string => Array.from(value).reverse().join('');

function splitLines(self: string, keep: boolean): string[] {
  const lines: string[] = [];
  let from = 0;
  for (const found of self.matchAll(LINE)) {
    lines.push(self.slice(from, keep ? found.index + found[0].length : found.index));
    from = found.index + found[0].length;
  }
  return from < self.length ? [...lines, self.slice(from)] : lines;
}

/** The part of text that `start` and `end` name, and where it begins; null if `start` is beyond the end. */
function within(self: string, start: V, end: V): { part: string; from: number } | null {
  const chars = isWide(self) ? Array.from(self) : self;
  const read = (v: V, usual: number): number => {
    if (v === undefined || v === null) return usual;
    const at = index(v, 'slice indices must be integers or None or have an __index__ method');
    return at < 0 ? Math.max(0, at + chars.length) : at;
  };
  const [from, to] = [read(start, 0), Math.min(chars.length, read(end, chars.length))];
  if (from > chars.length || from > to) return null;
  return { part: typeof chars === 'string' ? chars.slice(from, to) : chars.slice(from, to).join(''), from };
}

function find(self: string, [part, start, end]: V[], last: boolean): number {
  const area = within(self, start, end);
  const wanted = text(part);
  const at = area ? (last ? area.part.lastIndexOf(wanted) : area.part.indexOf(wanted)) : -1;
  return area && at >= 0 ? area.from + lengthOf(area.part.slice(0, at)) : -1;
}

function findOrFail(self: string, args: V[], last: boolean): number {
  const at = find(self, args, last);
  return at < 0 ? valueError('substring not found') : at;
}

function count(self: string, [part, start, end]: V[]): number {
  const area = within(self, start, end);
  const wanted = text(part);
  if (!area) return 0;
  return wanted === '' ? lengthOf(area.part) + 1 : area.part.split(wanted).length - 1;
}

function replace(self: string, old: string, by: string, most: number): string {
  if (most < 0 && old !== '') return self.replaceAll(old, () => by);
  const chars = old === '' ? Array.from(self) : self.split(old);
  if (old !== '') {
    const parts = chars.slice(0, most + 1);
    return parts.join(by) + (chars.length > most + 1 ? old + chars.slice(most + 1).join(old) : '');
  }
  const limit = most < 0 ? Number.POSITIVE_INFINITY : most;
  return chars.map((char, i) => (i < limit ? by + char : char)).join('') + (limit > chars.length ? by : '');
}

function affix(self: string, [part, start, end]: V[], test: (area: string, part: string) => boolean, method: string): boolean {
  const area = within(self, start, end);
  const parts = part instanceof Tuple ? part.items : [part];
  return parts.some((one) => area !== null && test(area.part, text(one, `${method} first arg`)));
}

/** Upper case where a word begins, lower case elsewhere. */
function title(self: string): string {
  let inside = false;
  let result = '';
  for (const char of self) {
    const letter = isCased(char);
    result += !letter ? char : inside ? char.toLowerCase() : titleCase(char);
    inside = letter;
  }
  return result;
}

const isCased = (char: string): boolean => /\p{Cased}/u.test(char);

/** `ß` becomes `Ss`. */
const titleCase = (char: string): string => {
  const [first = '', ...rest] = char.toUpperCase();
  return first + rest.join('').toLowerCase();
};

const capitalize = (self: string): string => {
  const [first = '', ...rest] = self;
  return titleCase(first) + rest.join('').toLowerCase();
};

function justify(self: string, [width, fill = ' ']: V[], where: 'left' | 'right' | 'both'): string {
  const char = text(fill);
  if (lengthOf(char) !== 1) typeError('The fill character must be exactly one character long');
  const missing = Math.max(0, index(width) - lengthOf(self));
  // CPython puts the odd one to the left if the width is odd.
  const left = where === 'right' ? missing : where === 'left' ? 0 : (missing >> 1) + (missing & index(width) & 1);
  return char.repeat(left) + self + char.repeat(missing - left);
}

function partition(self: string, separator: string, at: number, last: boolean): Tuple {
  if (separator === '') valueError('empty separator');
  if (at < 0) return new Tuple(last ? ['', '', self] : [self, '', '']);
  return new Tuple([self.slice(0, at), separator, self.slice(at + separator.length)]);
}

function zfill(self: string, width: number): string {
  const sign = /^[+-]/.exec(self)?.[0] ?? '';
  return sign + '0'.repeat(Math.max(0, width - lengthOf(self))) + self.slice(sign.length);
}

function expandTabs(self: string, size: number): string {
  let column = 0;
  let result = '';
  for (const char of self) {
    const piece = char === '\t' ? ' '.repeat(size > 0 ? size - (column % size) : 0) : char;
    column = char === '\n' || char === '\r' ? 0 : column + piece.length;
    result += piece;
  }
  return result;
}

/** Whether there are characters, and all are of one kind. */
const all = (pattern: string): Method => {
  const test = new RegExp(`^(?:${pattern})+$`, 'u');
  return (self) => test.test(self);
};

const most = (v: V | undefined): number => (v === undefined ? -1 : index(v));

/** Every method, by name; each gets the text, the arguments and the keywords. */
export const STRING: Record<string, Method> = {
  upper: (self) => self.toUpperCase(),
  lower: (self) => self.toLowerCase(),
  // By upper case, which spells out ß and ligatures; ı has the upper case of i.
  casefold: (self) =>
    Array.from(self, (char) => (char === 'ı' ? char : char.toUpperCase().toLowerCase()))
      .join('')
      .replaceAll('ς', 'σ'),
  title,
  capitalize,
  swapcase: (self) =>
    Array.from(self, (char) =>
      /\p{Uppercase}/u.test(char) ? char.toLowerCase() : /\p{Lowercase}/u.test(char) ? char.toUpperCase() : char,
    ).join(''),
  strip: (self, [chars]) => strip(self, optional(chars), true, true),
  lstrip: (self, [chars]) => strip(self, optional(chars), true, false),
  rstrip: (self, [chars]) => strip(self, optional(chars), false, true),
  split: (self, [sep, limit], named) => split(self, optional(sep ?? named['sep']), most(limit ?? named['maxsplit'])),
  rsplit: (self, [sep, limit], named) => {
    const separator = optional(sep ?? named['sep']);
    return split(backwards(self), separator === null ? null : backwards(separator), most(limit ?? named['maxsplit']))
      .map(backwards)
      .reverse();
  },
  splitlines: (self, [keep], named) => splitLines(self, (keep ?? named['keepends']) === true),
  join: (self, [items]) => {
    iterate(items);
    return join(self, items);
  },
  replace: (self, [old, by, limit], named) => replace(self, text(old), text(by), most(limit ?? named['count'])),
  startswith: (self, args) => affix(self, args, (area, part) => area.startsWith(part), 'startswith'),
  endswith: (self, args) => affix(self, args, (area, part) => area.endsWith(part), 'endswith'),
  find: (self, args) => find(self, args, false),
  rfind: (self, args) => find(self, args, true),
  index: (self, args) => findOrFail(self, args, false),
  rindex: (self, args) => findOrFail(self, args, true),
  count,
  isdigit: all('[\\p{Decimal_Number}²³¹⁰-⁹₀-₉]'),
  isdecimal: all('\\p{Decimal_Number}'),
  isnumeric: all('\\p{N}'),
  isalpha: all('\\p{L}'),
  isalnum: all('[\\p{L}\\p{N}]'),
  isspace: all(`[${SPACE}]`),
  isupper: (self) => isCasedAs(self, 'Uppercase', 'Lowercase'),
  islower: (self) => isCasedAs(self, 'Lowercase', 'Uppercase'),
  istitle: (self) => Array.from(self).some(isCased) && self === title(self),
  isidentifier: (self) => /^[\p{XIDS}_]\p{XIDC}*$/u.test(self),
  isascii: (self) => /^[\0-\x7f]*$/.test(self),
  zfill: (self, [width]) => zfill(self, index(width)),
  center: (self, args) => justify(self, args, 'both'),
  ljust: (self, args) => justify(self, args, 'left'),
  rjust: (self, args) => justify(self, args, 'right'),
  format: (self, args, named) => formatMethod(self, args, named),
  partition: (self, [sep]) => partition(self, text(sep), self.indexOf(text(sep)), false),
  rpartition: (self, [sep]) => partition(self, text(sep), self.lastIndexOf(text(sep)), true),
  removeprefix: (self, [part]) => (self.startsWith(text(part)) ? self.slice(text(part).length) : self),
  removesuffix: (self, [part]) => (text(part) && self.endsWith(text(part)) ? self.slice(0, -text(part).length) : self),
  expandtabs: (self, [size], named) => expandTabs(self, index(size ?? named['tabsize'] ?? 8)),
};

const isCasedAs = (self: string, kind: string, other: string): boolean =>
  new RegExp(`\\p{${kind}}`, 'u').test(self) && !new RegExp(`[\\p{${other}}\\p{Lt}]`, 'u').test(self);

/** `int(text, base)` */
export function parseInt_(value: string, base: number): bigint {
  const fail = (): never => valueError(`invalid literal for int() with base ${base}: '${value}'`);
  const bare = strip(value, null, true, true).toLowerCase();
  const found = /^([+-]?)(0[box]_?)?([0-9a-z]+(?:_[0-9a-z]+)*)$/.exec(bare) ?? fail();
  const [, sign, prefix = '', digits = ''] = found;
  const named = { b: 2, o: 8, x: 16 }[prefix[1] ?? ''] ?? 0;
  const own = base === 0 ? named || 10 : base;
  // `0b1` may be a number in base 16, without a prefix.
  const all = named === own ? digits : prefix + digits;
  let result = 0n;
  for (const digit of all.replaceAll('_', '')) {
    const worth = Number.parseInt(digit, 36);
    if (!(worth < own)) fail();
    result = result * BigInt(own) + BigInt(worth);
  }
  return sign === '-' ? -result : result;
}

/** `float(text)` */
export function parseFloat_(value: string): number {
  const bare = strip(value, null, true, true).toLowerCase();
  const word = /^([+-]?)(inf(?:inity)?|nan)$/.exec(bare);
  if (word) return (word[1] === '-' ? -1 : 1) * (word[2] === 'nan' ? Number.NaN : Number.POSITIVE_INFINITY);
  if (!/^[+-]?(\d+(_\d+)*\.?(\d+(_\d+)*)?|\.\d+(_\d+)*)(e[+-]?\d+(_\d+)*)?$/.test(bare)) {
    throw new PyError('ValueError', `could not convert string to float: '${value}'`);
  }
  return Number(bare.replaceAll('_', ''));
}
