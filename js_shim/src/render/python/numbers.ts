/** Arithmetic, and numbers as text, exactly as CPython has them. */
import { PyError, typeError, valueError } from './errors.js';
import { Float, int, intOf, isInt, isNumber, num, typeName, type V } from './values.js';

export const float = (v: number): Float => new Float(v);
const big = (v: V): bigint => BigInt(v as number | bigint | boolean);

function zeroDivision(what: string): never {
  throw new PyError('ZeroDivisionError', what);
}

const overflow = (): never => {
  throw new PyError('OverflowError', "(68, 'Result not representable')");
};

/** Binary operators on two numbers; `undefined` for operators that numbers don't have. */
export function arithmetic(operator: string, a: V, b: V): V | undefined {
  const floats = a instanceof Float || b instanceof Float;
  switch (operator) {
    case '+':
      return floats ? float(num(a) + num(b)) : sum(a, b);
    case '-':
      return floats ? float(num(a) - num(b)) : difference(a, b);
    case '*':
      return floats ? float(num(a) * num(b)) : product(a, b);
    case '/':
      return divide(a, b);
    case '//':
      return floats ? float(floorDivide(num(a), num(b))[0]) : floorInts(a, b)[0];
    case '%':
      return floats ? float(floorDivide(num(a), num(b))[1]) : floorInts(a, b)[1];
    case '**':
      return power(a, b, floats);
  }
  return floats ? undefined : bits(operator, a, b);
}

/** Whether Number(a) and Number(b) are exact. */
const small = (a: V, b: V): boolean => typeof a !== 'bigint' && typeof b !== 'bigint';

function sum(a: V, b: V): V {
  const quick = Number(a) + Number(b);
  return small(a, b) && Number.isSafeInteger(quick) ? quick : int(big(a) + big(b));
}

function difference(a: V, b: V): V {
  const quick = Number(a) - Number(b);
  return small(a, b) && Number.isSafeInteger(quick) ? quick : int(big(a) - big(b));
}

function product(a: V, b: V): V {
  const quick = Number(a) * Number(b);
  // `+ 0` because -0 is no int.
  return small(a, b) && Number.isSafeInteger(quick) ? quick + 0 : int(big(a) * big(b));
}

function divide(a: V, b: V): V {
  if (num(b) === 0) zeroDivision('division by zero');
  if (typeof a === 'bigint' || typeof b === 'bigint') return divideBig(a, b);
  return float(num(a) / num(b));
}

/** Correctly rounded: 64 bits of the quotient, the last one telling whether anything is left. */
function divideBig(a: V, b: V): V {
  if (a instanceof Float || b instanceof Float) return float(num(a) / num(b));
  const [x, y] = [big(a), big(b)];
  const negative = x < 0n !== y < 0n;
  const [n, d] = [x < 0n ? -x : x, y < 0n ? -y : y];
  const shift = BigInt(64 - (n.toString(2).length - d.toString(2).length));
  const [top, bottom] = shift >= 0n ? [n << shift, d] : [n, d << -shift];
  const quotient = (top / bottom) | (top % bottom === 0n ? 0n : 1n);
  const result = Number(quotient) * 2 ** -Number(shift);
  if (!Number.isFinite(result)) throw new PyError('OverflowError', 'integer division result too large for a float');
  return float(negative ? -result : result);
}

function floorInts(a: V, b: V): [V, V] {
  if (Number(b) === 0) zeroDivision('division by zero');
  if (small(a, b)) {
    const [x, y] = [Number(a), Number(b)];
    let rest = x % y;
    if (rest !== 0 && rest < 0 !== y < 0) rest += y;
    if (Number.isSafeInteger(x - rest)) return [(x - rest) / y + 0, rest + 0];
  }
  const [x, y] = [big(a), big(b)];
  let rest = x % y;
  if (rest !== 0n && rest < 0n !== y < 0n) rest += y;
  return [int((x - rest) / y), int(rest)];
}

/** Quotient and rest of two floats: the rest has the divisor's sign. */
export function floorDivide(x: number, y: number): [number, number] {
  if (y === 0) zeroDivision('division by zero');
  let rest = x % y;
  let quotient = (x - rest) / y;
  if (rest !== 0) {
    if (y < 0 !== rest < 0) {
      rest += y;
      quotient -= 1;
    }
  } else rest = y < 0 || Object.is(y, -0) ? -0 : 0;
  if (quotient === 0) return [x / y < 0 || Object.is(x / y, -0) ? -0 : 0, rest];
  const floor = Math.floor(quotient);
  return [quotient - floor > 0.5 ? floor + 1 : floor, rest];
}

export function divmod(a: V, b: V): [V, V] {
  if (!isNumber(a) || !isNumber(b)) typeError(`unsupported operand type(s) for divmod(): '${typeName(a)}' and '${typeName(b)}'`);
  if (!(a instanceof Float) && !(b instanceof Float)) return floorInts(a, b);
  const [quotient, rest] = floorDivide(num(a), num(b));
  return [float(quotient), float(rest)];
}

function power(a: V, b: V, floats: boolean): V {
  if (!floats && big(b) >= 0n) {
    const quick = Number(a) ** Number(b);
    if (small(a, b) && Number.isSafeInteger(quick)) return quick + 0;
    if (big(a).toString(2).length * Number(b) > 1e6) throw new PyError('OverflowError', 'the result is too large for the page');
    return int(big(a) ** big(b));
  }
  const [x, y] = [num(a), num(b)];
  if (x === 0 && y < 0) zeroDivision('zero to a negative power');
  if (x < 0 && Number.isFinite(x) && Number.isFinite(y) && !Number.isInteger(y))
    valueError('a negative number to a fraction gives a complex number, which the page has none of');
  // Where the two differ: C's pow gives 1 for these.
  if (x === 1 || y === 0 || (x === -1 && !Number.isFinite(y) && !Number.isNaN(y))) return float(1);
  const result = x ** y;
  if (!Number.isFinite(result) && Number.isFinite(x) && Number.isFinite(y)) overflow();
  return float(result);
}

function bits(operator: string, a: V, b: V): V | undefined {
  const [x, y] = [big(a), big(b)];
  const booleans = typeof a === 'boolean' && typeof b === 'boolean';
  const of = (value: bigint): V => (booleans ? value !== 0n : int(value));
  switch (operator) {
    case '&':
      return of(x & y);
    case '|':
      return of(x | y);
    case '^':
      return of(x ^ y);
    case '<<':
    case '>>':
      if (y < 0n) valueError('negative shift count');
      if (operator === '<<' && y > 1000000n) throw new PyError('OverflowError', 'the result is too large for the page');
      return int(operator === '<<' ? x << y : x >> y);
  }
  return undefined;
}

/** `-a`, `+a`, `~a` */
export function unary(operator: string, a: V): V {
  if (a instanceof Float && operator !== '~') return operator === '-' ? float(-a.v) : a;
  if (!isInt(a)) return typeError(`bad operand type for unary ${operator}: '${typeName(a)}'`);
  if (operator === '+') return typeof a === 'boolean' ? Number(a) : a;
  if (operator === '~') return int(-big(a) - 1n);
  return typeof a === 'bigint' ? int(-a) : 0 - Number(a);
}

/** `repr` of a float: the shortest digits that give it back. */
export function floatText(v: number): string {
  if (!Number.isFinite(v)) return Number.isNaN(v) ? 'nan' : v < 0 ? '-inf' : 'inf';
  const [mantissa = '', exponent = ''] = v.toExponential().split('e');
  const digits = mantissa.replace(/[-.]/g, '');
  const sign = v < 0 || Object.is(v, -0) ? '-' : '';
  return sign + layout(digits, Number(exponent), -4, 16, true);
}

/** Digits with the point after the first and an exponent, written out if the exponent is within [least, most). */
export function layout(digits: string, exponent: number, least: number, most: number, point: boolean): string {
  if (exponent < least || exponent >= most) {
    const rest = digits.slice(1);
    return `${digits[0]}${rest && `.${rest}`}e${exponentText(exponent)}`;
  }
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const rest = digits.slice(exponent + 1);
  return rest ? `${whole}.${rest}` : point ? `${whole}.0` : whole;
}

const exponentText = (exponent: number): string => `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;

/** A finite float as a fraction of bigints. */
export function fraction(v: number): [bigint, bigint] {
  let exponent = 0;
  let value = v;
  while (!Number.isInteger(value)) {
    value *= 2;
    exponent++;
  }
  return [BigInt(value), 1n << BigInt(exponent)];
}

/** n / d, halves to even; both at least 0. */
function nearest(n: bigint, d: bigint): bigint {
  const quotient = n / d;
  const twice = 2n * (n % d);
  return twice > d || (twice === d && quotient % 2n === 1n) ? quotient + 1n : quotient;
}

/** |v| · 10**places as the nearest integer, exactly. */
function scaled(v: number, places: number): bigint {
  const [n, d] = fraction(Math.abs(v));
  return places >= 0 ? nearest(n * 10n ** BigInt(places), d) : nearest(n, d * 10n ** BigInt(-places));
}

/** |v| with `places` decimals. */
export function fixed(v: number, places: number): string {
  const digits = scaled(v, places)
    .toString()
    .padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** |v| rounded to `count` significant digits, and the exponent of the first. */
export function significant(v: number, count: number): [string, number] {
  if (v === 0) return ['0'.repeat(count), 0];
  let exponent = Number(Math.abs(v).toExponential().split('e')[1]);
  for (;;) {
    const digits = scaled(v, count - 1 - exponent).toString();
    if (digits.length === count) return [digits, exponent];
    exponent += digits.length > count ? 1 : -1;
  }
}

/** |v| as `d.ddde+XX`, with `places` decimals. */
export function scientific(v: number, places: number): string {
  const [digits, exponent] = significant(v, places + 1);
  return `${digits[0]}${places ? `.${digits.slice(1)}` : ''}e${exponentText(exponent)}`;
}

/** |v| by `g`: `count` digits, an exponent where it is shorter, no zeros at the end unless `alternate`. */
export function general(v: number, count: number, alternate: boolean): string {
  const [digits, exponent] = significant(v, count || 1);
  const kept = alternate ? digits : digits.replace(/0+$/, '') || '0';
  return layout(kept, exponent, -4, count || 1, false);
}

/** `round(v)` and `round(v, places)`: halves to even. */
export function round(v: V, places: V): V {
  if (!isNumber(v)) typeError(`type ${typeName(v)} doesn't define __round__ method`);
  if (places !== null && !isInt(places)) typeError(`'${typeName(places)}' object cannot be interpreted as an integer`);
  if (v instanceof Float) return roundFloat(v.v, places === null ? null : Number(places));
  if (places === null || Number(places) >= 0) return typeof v === 'boolean' ? Number(v) : v;
  const [value, unit] = [big(v), 10n ** BigInt(-Number(places))];
  return int((value < 0n ? -1n : 1n) * nearest(value < 0n ? -value : value, unit) * unit);
}

function roundFloat(v: number, places: number | null): V {
  if (places === null) {
    if (Number.isNaN(v)) valueError('cannot convert float NaN to integer');
    if (!Number.isFinite(v)) throw new PyError('OverflowError', 'cannot convert float infinity to integer');
    return int((v < 0 ? -1n : 1n) * scaled(v, 0));
  }
  if (!Number.isFinite(v) || v === 0 || places > 323) return float(v);
  const sign = v < 0 ? -1 : 1;
  if (places < -308) return float(sign * 0);
  return float(sign * Number(`${scaled(v, places)}e${-places}`));
}

/** A float's whole part as an int. */
export function truncate(v: number, what = 'integer'): V {
  if (Number.isNaN(v)) valueError(`cannot convert float NaN to ${what}`);
  if (!Number.isFinite(v)) throw new PyError('OverflowError', `cannot convert float infinity to ${what}`);
  return intOf(Math.trunc(v));
}
