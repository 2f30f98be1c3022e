/** Values as text: `str`, `repr`, and the format specs of f-strings, `format` and `%`. */
import { PyError, typeError, valueError } from './errors.js';
import { fixed, floatText, general, layout, scientific, truncate } from './numbers.js';
import { Dict, Float, type Fn, isInt, isNumber, iterate, lengthOf, num, Range, Set_, Tuple, typeName, type V, View } from './values.js';

/** `str(v)` */
export function str(v: V): string {
  if (typeof v === 'string') return v;
  if (v instanceof PyError) {
    if (v.args.length === 1) return v.kind === 'KeyError' ? repr(v.args[0]) : str(v.args[0]);
    return v.args.length ? repr(new Tuple(v.args)) : '';
  }
  return repr(v);
}

/** `repr(v)` */
export function repr(v: V): string {
  if (v === null || v === undefined) return 'None';
  switch (typeof v) {
    case 'boolean':
      return v ? 'True' : 'False';
    case 'number':
    case 'bigint':
      return v.toString();
    case 'string':
      return quoted(v);
    case 'function':
      return `<function ${(v as Fn).pyName ?? '<lambda>'}>`;
  }
  if (v instanceof Float) return floatText(v.v);
  if (Array.isArray(v)) return `[${v.map(repr).join(', ')}]`;
  if (v instanceof Tuple) return v.items.length === 1 ? `(${repr(v.items[0])},)` : `(${v.items.map(repr).join(', ')})`;
  if (v instanceof Dict) return `{${[...v.pairs()].map(([key, value]) => `${repr(key)}: ${repr(value)}`).join(', ')}}`;
  if (v instanceof Set_) return v.size ? `{${[...v].map(repr).join(', ')}}` : 'set()';
  if (v instanceof Range) return `range(${v.start}, ${v.stop}${v.step === 1 ? '' : `, ${v.step}`})`;
  if (v instanceof View) return `dict_${v.name}([${[...v].map(repr).join(', ')}])`;
  if (v instanceof PyError) return `${v.kind}(${v.args.map(repr).join(', ')})`;
  return '<generator>';
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = (char: string): string => {
    if (char === quote) return `\\${char}`;
    const code = char.codePointAt(0) ?? 0;
    const known = ESCAPES[char];
    if (known) return known;
    if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
    return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
  };
  // Other, Separator: what can't be printed; the space can.
  return quote + text.replace(/[\\'"]|(?! )[\p{C}\p{Z}]/gu, (char) => (/['"]/.test(char) && char !== quote ? char : escaped(char))) + quote;
}

const ascii = (text: string): string =>
  text.replace(/[^\0-\x7f]/gu, (char) => {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x100) return `\\x${code.toString(16)}`;
    return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
  });

/** A replacement field: `{v!r:>10}`. */
export function field(v: V, conversion: string, spec: string): string {
  const value = conversion === 'r' ? repr(v) : conversion === 's' ? str(v) : conversion === 'a' ? ascii(repr(v)) : v;
  return spec ? format(value, spec) : str(value);
}

type Spec = {
  fill: string;
  align: string;
  sign: string;
  alternate: boolean;
  width: number;
  group: string;
  precision: number | null;
  type: string;
};

const SPEC = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/su;

function parse(text: string, v: V): Spec {
  const found = SPEC.exec(text);
  if (!found) return valueError(`Invalid format specifier '${text}' for object of type '${typeName(v)}'`);
  const [, fill, align, sign = '-', , hash, zero, width, group = '', precision, type = ''] = found;
  return {
    fill: fill ?? (zero ? '0' : ' '),
    align: align ?? (zero && isNumber(v) ? '=' : ''),
    sign,
    alternate: hash !== undefined,
    width: Number(width ?? 0),
    group,
    precision: precision === undefined ? null : Number(precision),
    type,
  };
}

/** `format(v, spec)` */
export function format(v: V, text: string): string {
  if (text === '') return str(v);
  const spec = parse(text, v);
  if (typeof v === 'string') return formatText(v, spec);
  if (typeof v === 'boolean' && spec.type === '') return formatText(str(v), { ...spec, align: spec.align || (spec.width ? '>' : '<') });
  if (v instanceof Float) return formatFloat(v.v, spec);
  if (isInt(v)) return formatInt(v, spec);
  return typeError(`unsupported format string passed to ${v === null ? 'NoneType' : typeName(v)}.__format__`);
}

const unknown = (spec: Spec, type: string): never => valueError(`Unknown format code '${spec.type}' for object of type '${type}'`);

function formatText(v: string, spec: Spec): string {
  if (spec.type !== '' && spec.type !== 's') unknown(spec, 'str');
  if (spec.align === '=') valueError("'=' alignment not allowed in string format specifier");
  if (spec.sign !== '-') valueError('Sign not allowed in string format specifier');
  if (spec.group) valueError(`Cannot specify '${spec.group}' with 's'.`);
  return pad(spec.precision === null ? v : Array.from(v).slice(0, spec.precision).join(''), spec, '<');
}

function pad(text: string, { fill, align, width }: Spec, usual: string): string {
  const missing = Math.max(0, width - lengthOf(text));
  const side = align || usual;
  const left = side === '^' ? missing >> 1 : side === '<' ? 0 : missing;
  return fill.repeat(left) + text + fill.repeat(missing - left);
}

const BASES: Record<string, [number, string]> = { b: [2, '0b'], o: [8, '0o'], x: [16, '0x'], X: [16, '0X'] };

function formatInt(v: number | bigint | boolean, spec: Spec): string {
  const { type } = spec;
  if ('eEfFgG%'.includes(type) && type) return formatFloat(num(v), spec);
  const value = BigInt(v);
  if (type === 'c') return pad(String.fromCodePoint(Number(value)), spec, '<');
  const base = BASES[type];
  if (!base && type !== '' && type !== 'd' && type !== 'n') unknown(spec, 'int');
  if (spec.precision !== null) valueError('Precision not allowed in integer format specifier');
  const size = value < 0n ? -value : value;
  const digits = base ? size.toString(base[0]) : size.toString();
  if (base && spec.group === ',') valueError(`Cannot specify ',' with '${type}'.`);
  return assemble(value < 0n, base && spec.alternate ? base[1] : '', type === 'X' ? digits.toUpperCase() : digits, '', spec, base ? 4 : 3);
}

function formatFloat(v: number, spec: Spec): string {
  const { type, precision } = spec;
  if (type && !'eEfFgG%n'.includes(type)) unknown(spec, 'float');
  const negative = v < 0 || Object.is(v, -0);
  const upper = type === 'E' || type === 'F' || type === 'G';
  const text = Number.isFinite(v) ? digitsOf(v, type.toLowerCase(), precision, spec.alternate) : Number.isNaN(v) ? 'nan' : 'inf';
  const full = type === '%' ? `${text}%` : text;
  const shown = upper ? full.toUpperCase() : full;
  const whole = /^\d+/.exec(shown)?.[0] ?? '';
  return assemble(negative, '', whole, shown.slice(whole.length), Number.isFinite(v) ? spec : { ...spec, group: '' }, 3);
}

function digitsOf(v: number, type: string, precision: number | null, alternate: boolean): string {
  const places = precision ?? 6;
  switch (type) {
    case 'f':
      return dotted(fixed(v, places), alternate);
    case '%':
      return dotted(fixed(v * 100, places), alternate);
    case 'e':
      return dotted(scientific(v, places), alternate);
    case 'g':
    case 'n':
      return dotted(general(v, places, alternate), alternate);
  }
  if (precision === null) return floatText(Math.abs(v));
  // Without a type: like g, but a whole number keeps a digit after the point.
  const digits = general(v, precision, false);
  if (/[.e]/.test(digits)) return digits;
  return digits.length >= (precision || 1) ? scientificShort(digits) : `${digits}.0`;
}

/** As CPython writes a whole number that fills its precision without a type: `1e+03`. */
const scientificShort = (digits: string): string => layout(digits.replace(/0+$/, '') || '0', digits.length - 1, 0, 0, false);

/** `#` keeps the point. */
const dotted = (text: string, alternate: boolean): string => (alternate && !text.includes('.') ? text.replace(/^\d+/, '$&.') : text);

function assemble(negative: boolean, prefix: string, whole: string, rest: string, spec: Spec, size: number): string {
  const sign = negative ? '-' : spec.sign === '-' ? '' : spec.sign;
  const before = sign + prefix;
  if (spec.align === '=' && spec.fill === '0' && spec.group) {
    // Zeros are grouped too, and the first character is never a separator.
    let digits = whole;
    while (before.length + grouped(digits, spec.group, size).length + rest.length < spec.width) digits = `0${digits}`;
    return before + grouped(digits, spec.group, size) + rest;
  }
  const body = grouped(whole, spec.group, size) + rest;
  if (spec.align === '=') return before + spec.fill.repeat(Math.max(0, spec.width - before.length - body.length)) + body;
  return pad(before + body, spec, '>');
}

function grouped(digits: string, separator: string, size: number): string {
  return separator ? digits.replace(new RegExp(`\\B(?=(?:[\\da-fA-F]{${size}})+$)`, 'g'), separator) : digits;
}

/** `"{} {name:>5}".format(…)` */
export function formatMethod(template: string, args: V[], named: Record<string, V>): string {
  let next = 0;
  const lookUp = (name: string): V => {
    if (name === '' || /^\d+$/.test(name)) {
      const at = name === '' ? next++ : Number(name);
      if (at >= args.length) throw new PyError('IndexError', `Replacement index ${at} out of range for positional args tuple`);
      return args[at];
    }
    if (!Object.hasOwn(named, name)) throw new PyError('KeyError', name);
    return named[name];
  };
  return template.replace(
    /\{\{|\}\}|\{([^{}!:]*)(?:!([rsa]))?(?::((?:[^{}]|\{[^{}]*\})*))?\}|[{}]/g,
    (all, name?: string, conversion = '', spec = '') => {
      if (name === undefined) return all.length === 2 ? all.slice(1) : valueError(`Single '${all}' encountered in format string`);
      if (/[.[]/.test(name)) valueError(`'{${name}}' reads an attribute or an item, which the page can't`);
      const value = lookUp(name);
      return field(
        value,
        conversion,
        spec.replace(/\{([^{}]*)\}/g, (_: string, inner: string) => str(lookUp(inner))),
      );
    },
  );
}

/** `"%s has %d" % values` */
export function percent(template: string, values: V): string {
  const args = values instanceof Tuple ? [...values.items] : [values];
  const named = values instanceof Dict ? values : undefined;
  let used = 0;
  const take = (): V => {
    if (used >= args.length) typeError('not enough arguments for format string');
    return args[used++];
  };
  const text = template.replace(
    /%(?:\(([^)]*)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+))?([a-zA-Z%])/g,
    (_, name, flags, width, precision, type) => {
      if (type === '%') return '%';
      const wide = width === '*' ? Number(take()) : Number(width ?? 0);
      const exact = precision === '*' ? Number(take()) : precision === undefined ? null : Number(precision);
      const value = name === undefined ? take() : named?.get(name);
      if (value === undefined) throw new PyError('KeyError', name);
      return percentField(value, flags, wide, exact, type);
    },
  );
  if (used < args.length && !named) typeError('not all arguments converted during string formatting');
  return text;
}

function percentField(v: V, flags: string, width: number, precision: number | null, type: string): string {
  const left = flags.includes('-');
  const number = !'sra'.includes(type) && type !== 'c';
  const spec: Spec = {
    fill: number && flags.includes('0') && !left ? '0' : ' ',
    align: left ? '<' : number && flags.includes('0') ? '=' : '>',
    sign: number ? (flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '-') : '-',
    alternate: flags.includes('#'),
    width,
    group: '',
    precision,
    type,
  };
  if (!number) {
    const text = type === 'c' && isInt(v) ? String.fromCodePoint(Number(v)) : field(v, type === 'c' ? 's' : type, '');
    return formatText(text, { ...spec, type: 's' });
  }
  if (!isNumber(v)) {
    const what = 'xXo'.includes(type) ? 'an integer' : 'a real number';
    return typeError(
      'diuxXo'.includes(type) ? `%${type} format: ${what} is required, not ${typeName(v)}` : `must be real number, not ${typeName(v)}`,
    );
  }
  if ('eEfFgG'.includes(type)) return formatFloat(num(v), spec);
  if (!'diuxXo'.includes(type)) return valueError(`unsupported format character '${type}'`);
  const whole = v instanceof Float ? truncate(v.v) : v;
  return formatInt(whole as number, { ...spec, precision: null, type: 'xXo'.includes(type) ? type : 'd' });
}

/** `sep.join(items)` */
export function join(separator: string, items: V): string {
  const texts: string[] = [];
  for (const item of iterate(items)) {
    if (typeof item !== 'string') typeError(`sequence item ${texts.length}: expected str instance, ${typeName(item)} found`);
    texts.push(item as string);
  }
  return texts.join(separator);
}
