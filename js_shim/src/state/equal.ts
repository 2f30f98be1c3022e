/** Structural equality of JSON values; the same object is equal without being read. */
import type { Json } from '../protocol/messages.js';

/** Whether two values are the same data. Bytes compare by content; `undefined` equals `null`, as on the wire. */
export function equal(a: Json | undefined, b: Json | undefined): boolean {
  if (Object.is(a, b) || (a ?? null) === (b ?? null)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  if (a instanceof Uint8Array || b instanceof Uint8Array) return sameBytes(a, b);
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && sameItems(a, b);
  return sameKeys(a, b);
}

function sameBytes(a: Json, b: Json): boolean {
  return a instanceof Uint8Array && b instanceof Uint8Array && a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function sameItems(a: Json[], b: Json[]): boolean {
  return a.length === b.length && a.every((item, i) => equal(item, b[i]));
}

function sameKeys(a: Record<string, Json>, b: Record<string, Json>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
}
