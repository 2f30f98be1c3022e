/**
 * Which view draws which type of block.
 *
 * Textbox, Button and the layouts that only place their children are in the entry. The other layouts and every other
 * `components/<type>/index.tsx`, found by its folder's name, are lazy chunks. `load` is called for all types of a config at
 * once, so chunks arrive in parallel.
 */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import Button from '../components/button/index.js';
import Textbox from '../components/textbox/index.js';
import { Column, Form, Group, Row } from '../layouts/boxes.js';
import type { BlockView } from './contract.js';

/** What is known of a type's view: it, or why there is none (yet). */
export type ViewState =
  | { view: BlockView }
  | { view: null; reason: 'loading' | 'unknown' | 'none' }
  | { view: null; reason: 'failed'; error: unknown };

const EAGER: Record<string, BlockView> = {
  textbox: Textbox,
  button: Button,
  row: Row,
  column: Column,
  group: Group,
  form: Form,
};

/** Blocks that hold a value or an event and draw nothing. */
const INVISIBLE = new Set(['state']);

const COMPONENTS = import.meta.glob<{ default: BlockView }>([
  '../components/*/index.tsx',
  '!../components/textbox/index.tsx',
  '!../components/button/index.tsx',
]);

const LAYOUTS: Record<string, () => Promise<BlockView>> = {
  accordion: () => import('../layouts/accordion.js').then((module) => module.default),
  sidebar: () => import('../layouts/sidebar.js').then((module) => module.default),
  walkthrough: () => import('../layouts/walkthrough.js').then((module) => module.Walkthrough),
  walkthroughstep: () => import('../layouts/walkthrough.js').then((module) => module.Step),
  tabs: () => import('../layouts/tabs.js').then((module) => module.Tabs),
  tabitem: () => import('../layouts/tabs.js').then((module) => module.TabItem),
};

const states = new Map<string, Signal<ViewState>>();

/** The view of `type`, as a signal: the first read starts its download. */
export function load(type: string): ReadonlySignal<ViewState> {
  const known = states.get(type);
  if (known) return known;
  const fetchView = lazyView(type);
  const state = signal(initial(type, fetchView !== undefined));
  states.set(type, state);
  if (fetchView) {
    fetchView().then(
      (view) => {
        state.value = { view };
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

/** What downloads the view of `type`, if it is in a chunk of its own. */
function lazyView(type: string): (() => Promise<BlockView>) | undefined {
  if (Object.hasOwn(LAYOUTS, type)) return LAYOUTS[type];
  const path = `../components/${type}/index.tsx`;
  const chunk = Object.hasOwn(COMPONENTS, path) ? COMPONENTS[path] : undefined;
  return chunk && (() => chunk().then((module) => module.default));
}

function initial(type: string, lazy: boolean): ViewState {
  if (Object.hasOwn(EAGER, type)) return { view: EAGER[type] as BlockView };
  if (INVISIBLE.has(type)) return { view: null, reason: 'none' };
  return { view: null, reason: lazy ? 'loading' : 'unknown' };
}
