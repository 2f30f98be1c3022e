/**
 * When Python's config comes and its app is drawn already: from an earlier visit's config, or by an earlier start.
 *
 *     same blocks, layout and dependencies ──▶ the drawing stays, props that differ are changed
 *     anything else                        ──▶ drawn anew; what was typed stays where a block is the same
 *
 * Whatever the user or a function of the page has changed since the drawing stays theirs.
 */
import { batch } from '@preact/signals';
import type { AppConfig, DependencyConfig } from '../protocol/config.js';
import type { App } from './app.js';
import { equal } from './equal.js';
import { interactiveByRule } from './interactive.js';
import type { Props } from './store.js';

/** Whether the drawing of one config can stand for another's. */
export const sameShape = (a: AppConfig, b: AppConfig): boolean => shape(a) === shape(b);

function shape({ components, layout, dependencies, page }: AppConfig): string {
  return JSON.stringify([components.map(({ id, type }) => [id, type]), layout, dependencies.map(plain), page]);
}

/** A graph has turned functions that the page runs itself into ones without Python (state/graph.ts). */
const plain = (dependency: DependencyConfig): DependencyConfig =>
  dependency.js_implementation ? { ...dependency, js: null, backend_fn: true } : dependency;

/** Brings the blocks of a running `app` to what a config of the same shape says; fires no events. */
export function bring(app: App, next: AppConfig): void {
  const { store, touched, config } = app;
  const before = new Map(config.components.map(({ id, props }) => [id, store.resolve(id, props)]));
  store.byRule = interactiveByRule(next);
  batch(() => {
    for (const { id, props } of next.components) {
      const was = before.get(id);
      const now = store.blocks.get(id)?.props.peek();
      if (!was || !now) continue;
      const patch = changes(was, store.resolve(id, props), (name) => !equal(now[name], was[name]) || (name === 'value' && touched.has(id)));
      if (Object.keys(patch).length > 0) store.patch(id, patch);
    }
  });
}

/** What of `next` is different from `was`, but for props that are `kept`. A prop that is gone becomes null. */
function changes(was: Props, next: Props, kept: (name: string) => boolean): Props {
  const names = new Set([...Object.keys(was), ...Object.keys(next)]);
  const differ = [...names].filter((name) => !equal(was[name], next[name]) && !kept(name));
  return Object.fromEntries(differ.map((name) => [name, next[name] ?? null]));
}

/** Takes over what the user did in `old`, an earlier drawing of about the same app: values of blocks that are the same in both. */
export function adopt(old: App, now: App): void {
  const initial = new Map(old.config.components.map((block) => [block.id, block]));
  for (const { id, type, props } of now.config.components) {
    const before = initial.get(id);
    if (!old.touched.has(id) || before?.type !== type || !equal(before.props, props)) continue;
    now.touched.add(id);
    now.store.patch(id, { value: old.store.payload(id) });
  }
}
