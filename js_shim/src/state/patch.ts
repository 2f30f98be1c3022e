/**
 * Edits of a block's props, applied without changing the old ones: what lies on the path is copied, the rest is shared.
 *
 * Strings grow by `+=`, which engines keep as ropes: 10,000 appends to one string cost 10,000 small steps.
 */
import type { Edit, Json } from '../protocol/messages.js';

type Props = Record<string, Json>;
type Container = Json[] | Props;

/** Keys that reach an object's prototype instead of data. */
const FORBIDDEN = new Set<string | number>(['__proto__', 'constructor', 'prototype']);

/** An edit that does not fit the value; the message names it. */
class BadEdit extends Error {}

/** The props after `edits`, in order. An edit that does not fit is left out and reported to the console. */
export function applyEdits(props: Props, edits: Edit[]): Props {
  return edits.reduce<Props>((current, edit) => {
    try {
      return applyEdit(current, edit);
    } catch (error) {
      if (!(error instanceof BadEdit)) throw error;
      console.error(`Lite ignored an edit it could not apply: ${error.message}`, edit);
      return current;
    }
  }, props);
}

/** Props merged with `patch`, without the keys that would reach a prototype. */
export function applyPatch(props: Props, patch: Props): Props {
  const next = { ...props };
  for (const [key, value] of Object.entries(patch)) {
    if (!FORBIDDEN.has(key)) next[key] = value;
  }
  return next;
}

function applyEdit(props: Props, [action, path, value]: Edit): Props {
  if (!Array.isArray(path) || path.length === 0) throw new BadEdit('its path is empty');
  const forbidden = path.find((key) => FORBIDDEN.has(key));
  if (forbidden !== undefined) throw new BadEdit(`"${forbidden}" is not data`);
  return editAt(props, path, 0, action, value) as Props;
}

function editAt(container: Json | undefined, path: (string | number)[], depth: number, action: Edit[0], value: Json): Container {
  if (!isContainer(container)) throw new BadEdit(`nothing can be inside ${JSON.stringify(path.slice(0, depth))}`);
  const key = path[depth] as string | number;
  checkKey(container, key);
  if (depth === path.length - 1) return leaf(container, key, action, value);
  const copy = clone(container);
  write(copy, key, editAt(read(container, key), path, depth + 1, action, value));
  return copy;
}

function leaf(container: Container, key: string | number, action: Edit[0], value: Json): Container {
  const copy = clone(container);
  switch (action) {
    case 'replace':
      write(copy, key, value);
      return copy;
    case 'append': {
      const old = read(container, key);
      if (typeof old !== 'string' || typeof value !== 'string') throw new BadEdit('append needs a string and a string');
      write(copy, key, old + value);
      return copy;
    }
    case 'add':
      if (Array.isArray(copy)) copy.splice(key as number, 0, value);
      else copy[key] = value;
      return copy;
    case 'delete':
      if (Array.isArray(copy)) copy.splice(key as number, 1);
      else delete copy[key];
      return copy;
    default:
      throw new BadEdit(`there is no action "${String(action)}"`);
  }
}

function checkKey(container: Container, key: string | number): void {
  if (!Array.isArray(container)) return;
  if (!Number.isInteger(key) || (key as number) < 0 || (key as number) > container.length) {
    throw new BadEdit(`${JSON.stringify(key)} is no index of a list of ${container.length}`);
  }
}

const isContainer = (value: Json | undefined): value is Container =>
  typeof value === 'object' && value !== null && !(value instanceof Uint8Array);

const clone = (container: Container): Container => (Array.isArray(container) ? container.slice() : { ...container });

const read = (container: Container, key: string | number): Json | undefined =>
  Array.isArray(container) ? container[key as number] : Object.hasOwn(container, key) ? container[key] : undefined;

function write(container: Container, key: string | number, value: Json): void {
  if (Array.isArray(container)) container[key as number] = value;
  else container[key] = value;
}
