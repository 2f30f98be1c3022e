/**
 * Which view draws which type of block.
 *
 * Textbox, Button and the layouts are in the entry; every other `components/<type>/index.tsx` is a lazy chunk, found by
 * its folder's name. `load` is called for all types of a config at once, so chunks arrive in parallel.
 */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import Button from '../components/button/index.js';
import Textbox from '../components/textbox/index.js';
import Accordion from '../layouts/accordion.js';
import { Column, Form, Group, Row } from '../layouts/boxes.js';
import Sidebar from '../layouts/sidebar.js';
import { TabItem, Tabs } from '../layouts/tabs.js';
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
  accordion: Accordion,
  tabs: Tabs,
  tabitem: TabItem,
  sidebar: Sidebar,
};

/** Blocks that hold a value or an event and draw nothing. */
const INVISIBLE = new Set(['state']);

const LAZY = import.meta.glob<{ default: BlockView }>([
  '../components/*/index.tsx',
  '!../components/textbox/index.tsx',
  '!../components/button/index.tsx',
]);

const states = new Map<string, Signal<ViewState>>();

/** The view of `type`, as a signal: the first read starts its download. */
export function load(type: string): ReadonlySignal<ViewState> {
  const known = states.get(type);
  if (known) return known;
  const state = signal(initial(type));
  states.set(type, state);
  const fetchChunk = LAZY[`../components/${type}/index.tsx`];
  if (fetchChunk && state.value.view === null && state.value.reason === 'loading') {
    fetchChunk().then(
      (module) => {
        state.value = { view: module.default };
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

function initial(type: string): ViewState {
  if (Object.hasOwn(EAGER, type)) return { view: EAGER[type] as BlockView };
  if (INVISIBLE.has(type)) return { view: null, reason: 'none' };
  return { view: null, reason: Object.hasOwn(LAZY, `../components/${type}/index.tsx`) ? 'loading' : 'unknown' };
}
