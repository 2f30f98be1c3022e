/** What an author's JavaScript function gets and what its result means (Gradio's rules). */
import type { Json } from '../protocol/messages.js';
import type { Props } from './store.js';

/** Makes a function of an author's source; undefined where the page forbids it. The renderer brings it. */
export type Author = (source: string) => Promise<((...args: unknown[]) => unknown) | undefined>;

/**
 * A function's result as one entry per slot.
 *
 * One slot takes the result itself, or the only item of a list of one. Several slots need a list; its missing items are undefined,
 * which means "as before". No result at all changes nothing.
 *
 * @throws {TypeError} when several slots get something else than a list.
 */
export function perSlot(result: unknown, slots: number): unknown[] {
  if (slots === 0 || result === undefined) return [];
  if (slots === 1) return Array.isArray(result) && result.length === 1 ? result : [result];
  if (Array.isArray(result)) return result.slice(0, slots);
  throw new TypeError(`The js function of an event with ${slots} slots must return a list of ${slots}; it returned ${typeof result}.`);
}

/** A result for one output as the props that it changes: `{__type__: "update", …}` names them, anything else is the value. */
export function asPatch(result: unknown): Props {
  if (typeof result === 'object' && result !== null && (result as Props)['__type__'] === 'update') {
    const { __type__: _, ...patch } = result as Props;
    return patch;
  }
  return { value: result as Json };
}
