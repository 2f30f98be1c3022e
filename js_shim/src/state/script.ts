/** What an author's JavaScript function gets and what its result means (Gradio's rules). A chunk of its own, for apps with one. */
import type { Failed, Json } from '../protocol/messages.js';
import type { Run, Runs } from './runs.js';
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

/** Runs authors' functions for the runs that have one. */
export class Scripts {
  /** Functions that have run: they run at once, so that of fast events with mode "once" none is dropped. */
  private known = new Map<string, (...args: unknown[]) => unknown>();
  private runs: Runs;

  constructor(runs: Runs) {
    this.runs = runs;
  }

  /** Runs the function of `run`, and what follows: the call to Python with what it gave, or the end. */
  async run(run: Run): Promise<void> {
    const { runs } = this;
    const { dependency } = run;
    const inputs = runs.inputs(run);
    const { backend_fn, outputs } = dependency;
    try {
      const source = dependency.js as string;
      let script = this.known.get(source);
      if (!script) {
        script = await runs.context.author(source);
        if (script) this.known.set(source, script);
      }
      // Gradio hands the outputs' values over as well, after the inputs'.
      let result = script?.(...inputs, ...outputs.map((uid) => runs.context.payload(uid)));
      if (result instanceof Promise) result = await result;
      if (run.ended) return;
      const slots = perSlot(result, backend_fn ? inputs.length : outputs.length);
      if (backend_fn) {
        runs.send(
          run,
          inputs.map((input, i) => (slots[i] === undefined ? input : (slots[i] as Json))),
        );
        return;
      }
      runs.context.apply(patchOf(outputs, slots));
      runs.end(run, script !== undefined);
    } catch (error) {
      // A translated function tells its error as Python would have.
      runs.broken(run, error, (error as { failed?: Failed } | null)?.failed);
    }
  }
}

function patchOf(outputs: number[], slots: unknown[]): Record<string, Props> {
  const patch: Record<string, Props> = {};
  outputs.forEach((uid, i) => {
    if (slots[i] !== undefined) patch[uid] = { ...patch[uid], ...asPatch(slots[i]) };
  });
  return patch;
}
