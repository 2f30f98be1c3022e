/**
 * Which view draws which type of block.
 *
 * Textbox, Button and the layouts that only place their children are in the page's chunk. All others are chunks of their own, and
 * so is the list of them (`views.ts`), which grows with every component. `load` is called for all types of a config at once, so
 * chunks arrive in parallel.
 */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import Button from '../components/button/index.js';
import Textbox from '../components/textbox/index.js';
import { Column, Form, Row } from '../layouts/boxes.js';
import type { BlockView } from './contract.js';

/** What is known of a type's view: it, or why there is none (yet). */
export type ViewState =
  | { view: BlockView; css?: string }
  | { view: null; reason: 'loading' | 'unknown' | 'none' }
  | { view: null; reason: 'failed'; error: unknown };

const EAGER: Record<string, BlockView> = {
  textbox: Textbox,
  button: Button,
  row: Row,
  column: Column,
  form: Form,
};

/** Blocks that hold a value or an event and draw nothing. */
const INVISIBLE = new Set(['state', 'browserstate', 'navbar', 'api']);

const states = new Map<string, Signal<ViewState>>();

/** The view of `type`, as a signal: the first read starts its download. */
export function load(type: string): ReadonlySignal<ViewState> {
  const known = states.get(type);
  if (known) return known;
  const state = signal(initial(type));
  states.set(type, state);
  if (state.peek().view === null && !INVISIBLE.has(type)) {
    fetchView(type).then(
      (found) => {
        state.value = found;
      },
      (error: unknown) => {
        state.value = { view: null, reason: 'failed', error };
        // The next block of this type, or the next mount, tries again: the network may be back.
        states.delete(type);
      },
    );
  }
  return state;
}

async function fetchView(type: string): Promise<ViewState> {
  const views = await import('./views.js');
  const view = await views.fetchView(type);
  return view ? { view, css: views.css } : { view: null, reason: 'unknown' };
}

function initial(type: string): ViewState {
  if (Object.hasOwn(EAGER, type)) return { view: EAGER[type] as BlockView };
  return { view: null, reason: INVISIBLE.has(type) ? 'none' : 'loading' };
}
